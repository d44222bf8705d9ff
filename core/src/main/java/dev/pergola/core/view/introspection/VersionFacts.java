package dev.pergola.core.view.introspection;

import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.Sql;
import dev.pergola.core.page.Facts;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.query.QueryRows;
import dev.pergola.core.view.SiteContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The versions of the product and of what it stands on. SQLite is asked through any of the databases. */
final class VersionFacts {

    /** The version of the original whose interface this server has; clients look for it. */
    private static final String COMPATIBLE_WITH = "1.0a37";

    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final int MOST_OPTIONS = 1000;

    private final SiteContext site;

    VersionFacts(SiteContext site) {
        this.site = site;
    }

    Map<String, PlainValue> read() {
        Facts facts = new Facts()
                .and("pergola", product())
                .and(
                        "datasette",
                        new Facts()
                                .and("version", COMPATIBLE_WITH)
                                .and("note", "The interface of this version, by Pergola " + site.version())
                                .value())
                .and(
                        "java",
                        new Facts()
                                .and("version", Runtime.version().toString())
                                .and("full", System.getProperty("java.vm.name", ""))
                                .value());
        site.catalog().all().stream().findFirst().ifPresent(database -> facts.and("sqlite", sqlite(database)));
        return facts.value().values();
    }

    private PlainValue product() {
        Facts facts = new Facts().and("version", site.version());
        site.versionNote().ifPresent(note -> facts.and("note", note));
        return facts.value();
    }

    private static PlainValue sqlite(QueriedDatabase database) {
        List<String> options = texts(database, "select compile_options from pragma_compile_options");
        List<String> fullText = texts(
                database,
                "select upper(name) from pragma_module_list where name in ('fts3', 'fts4', 'fts5') order by name desc");
        return new Facts()
                .and("version", texts(database, "select sqlite_version()").get(0))
                .and("fts_versions", fullText)
                .and(
                        "extensions",
                        new Facts().and("json1", !options.contains("OMIT_JSON")).value())
                .and("compile_options", options)
                .value();
    }

    private static List<String> texts(QueriedDatabase database, String sql) {
        List<String> texts = new ArrayList<>();
        try (QueryRows rows = database.run(Sql.of(sql), MOST_OPTIONS, LIMIT)) {
            RowCursor cursor = rows.cursor();
            while (cursor.next()) {
                texts.add(cursor.text(0));
            }
        }
        return texts;
    }
}
