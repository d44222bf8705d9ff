package dev.pergola.core.render.html;

import dev.pergola.core.page.DatabaseSummary;
import dev.pergola.core.page.IndexPage;
import dev.pergola.core.page.TableSummary;
import dev.pergola.core.text.SiteUrls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the front page shows. */
record IndexModel(String heading, List<Database> databases, boolean empty) {

    /** A database of the list. */
    record Database(
            String name,
            String address,
            String colour,
            boolean restricted,
            String facts,
            String size,
            Optional<TimeModel> changed,
            String title,
            String description,
            List<Table> tables,
            boolean more) {}

    /** A table that is named below its database. */
    record Table(String name, String address, String rows) {}

    static IndexModel of(IndexPage page) {
        SiteUrls urls = new SiteUrls(page.frame().site().basePath());
        List<Database> databases = page.databases().stream()
                .map(summary -> database(summary, page.byRelations(), urls))
                .toList();
        return new IndexModel(page.frame().site().title(), databases, databases.isEmpty());
    }

    private static Database database(DatabaseSummary summary, boolean byRelations, SiteUrls urls) {
        String route = summary.database().route();
        List<TableSummary> named = summary.named(byRelations || !summary.counted());
        NoteModel note = NoteModel.of(summary.profile().note());
        List<Table> tables = new ArrayList<>();
        for (TableSummary table : named) {
            tables.add(new Table(
                    table.table().name(),
                    urls.table(route, table.table().name()),
                    table.count().map(Words::rows).orElse("")));
        }
        return new Database(
                summary.database().name(),
                urls.database(route),
                summary.database().colour(),
                summary.restricted(),
                DatabaseFacts.of(summary),
                DatabaseFacts.size(summary),
                summary.profile().changed().map(TimeModel::of),
                note.title(),
                note.description(),
                tables,
                summary.more());
    }
}
