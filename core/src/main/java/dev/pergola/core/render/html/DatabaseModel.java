package dev.pergola.core.render.html;

import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.page.DatabasePage;
import dev.pergola.core.page.DatabaseSummary;
import dev.pergola.core.page.ListedQuery;
import dev.pergola.core.page.TableSummary;
import dev.pergola.core.text.ByteSize;
import dev.pergola.core.text.SiteUrls;
import dev.pergola.core.text.SqlIdentifier;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the page of a database shows. */
record DatabaseModel(
        String name,
        String colour,
        boolean restricted,
        String facts,
        String size,
        Optional<TimeModel> changed,
        boolean mayRunSql,
        String queryAddress,
        String firstSql,
        String attachedNames,
        List<Query> queries,
        boolean hasQueries,
        Optional<LinkModel> moreQueries,
        List<Table> tables,
        boolean hasTables,
        boolean manyTables,
        Optional<LinkModel> hiddenLink,
        List<Table> views,
        boolean hasViews,
        Optional<DiagramModel> diagram,
        Optional<Download> download) {

    /** From how many tables on a list is searched rather than read. */
    private static final int MANY = 12;

    /** A table or view of the list. */
    record Table(String name, String address, boolean restricted, boolean hidden, String rows, String columns) {}

    /** A stored query of the list. */
    record Query(String title, String address, String description, boolean restricted, boolean writes) {

        static Query of(ListedQuery item, String route, SiteUrls urls) {
            String fragment =
                    item.query().display().fragment().map(name -> "#" + name).orElse("");
            return new Query(
                    item.query().title(),
                    urls.table(route, item.query().name()) + fragment,
                    item.query().display().description().orElse(item.query().sql()),
                    item.restricted(),
                    item.query().origin().writes());
        }
    }

    /** Where to get the file. */
    record Download(String address, String label, String size) {}

    static DatabaseModel of(DatabasePage page) {
        SiteUrls urls = new SiteUrls(page.frame().site().basePath());
        DatabaseSummary summary = page.summary();
        String route = summary.database().route();
        Comparator<TableSummary> byName =
                Comparator.comparing(table -> table.table().name());
        List<TableSummary> visible =
                summary.visibleTables().stream().sorted(byName).toList();
        List<TableSummary> hidden =
                summary.hiddenTables().stream().sorted(byName).toList();
        List<TableSummary> listed = page.showHidden()
                ? Stream.concat(visible.stream(), hidden.stream()).toList()
                : visible;
        List<Table> tables =
                listed.stream().map(table -> table(table, route, urls)).toList();
        return new DatabaseModel(
                summary.database().name(),
                summary.database().colour(),
                summary.restricted(),
                DatabaseFacts.of(summary),
                DatabaseFacts.size(summary),
                summary.profile().changed().map(TimeModel::of),
                page.mayRunSql(),
                urls.query(route),
                firstSql(visible),
                String.join(", ", page.attached()),
                page.namedQueries().stream()
                        .map(item -> Query.of(item, route, urls))
                        .toList(),
                !page.queries().isEmpty(),
                page.queries().size() > DatabasePage.NAMED_QUERIES
                        ? Optional.of(new LinkModel(
                                "View " + Words.number(page.queries().size(), "query", "queries"),
                                urls.database(route) + "/-/queries",
                                true))
                        : Optional.empty(),
                tables,
                !tables.isEmpty() || !hidden.isEmpty(),
                tables.size() > MANY,
                hidden.isEmpty() || page.showHidden()
                        ? Optional.empty()
                        : Optional.of(new LinkModel(
                                Words.number(hidden.size(), "hidden table", "hidden tables"),
                                urls.database(route) + "?_show_hidden=1",
                                true)),
                summary.views().stream().map(view -> table(view, route, urls)).toList(),
                !summary.views().isEmpty(),
                DiagramModel.of(listed, route, urls),
                page.download().map(address -> download(address, summary)));
    }

    private static Table table(TableSummary summary, String route, SiteUrls urls) {
        return new Table(
                summary.table().name(),
                urls.table(route, summary.table().name()),
                summary.restricted(),
                summary.table().hidden(),
                Words.rows(summary.count()),
                summary.table().columns().stream()
                        .filter(column -> !column.hidden())
                        .map(ColumnSchema::name)
                        .collect(Collectors.joining(", ")));
    }

    private static String firstSql(List<TableSummary> tables) {
        return tables.isEmpty()
                ? "select sqlite_version()"
                : "select * from " + SqlIdentifier.quote(tables.get(0).table().name());
    }

    private static Download download(String address, DatabaseSummary summary) {
        String file = summary.database()
                .path()
                .map(path -> path.getFileName().toString())
                .orElse(summary.database().name());
        return new Download(address, file, ByteSize.format(summary.database().size()));
    }
}
