package dev.pergola.plugins.demo;

import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.stream.Stream;

/** Everything that the demo database holds. */
final class DemoContent {

    private final List<DemoTheme> themes;

    DemoContent() {
        Scripts scripts = new Scripts();
        Blocks blocks = new Blocks();
        Countries countries = new Countries();
        themes = List.of(
                scripts,
                blocks,
                new Characters(scripts, blocks),
                countries,
                new Locales(scripts, countries),
                new TimeZones());
    }

    /** The tables, each behind the ones it points at. */
    List<DemoTable> tables() {
        return Stream.concat(themes.stream().flatMap(theme -> theme.tables().stream()), Stream.of(about()))
                .toList();
    }

    List<DemoView> views() {
        return themes.stream().flatMap(theme -> theme.views().stream()).toList();
    }

    /** Statements for the full-text index, to be run behind the rows. */
    List<String> searchStatements() {
        return List.of(
                // The double quotes are how servers recognise which table a full-text index belongs to.
                """
                CREATE VIRTUAL TABLE characters_fts USING fts5(
                    name, content="characters", content_rowid="code_point"
                )""", "INSERT INTO characters_fts (characters_fts) VALUES ('rebuild')");
    }

    private static DemoTable about() {
        List<DemoColumn> columns = List.of(
                DemoColumn.key("id", "TEXT NOT NULL", "what is told"),
                DemoColumn.of("value", "TEXT NOT NULL", "the answer"));
        return new DemoTable(
                "about",
                "Where the facts come from.",
                columns,
                () -> Stream.of(
                        DemoTable.row("java", System.getProperty("java.runtime.version")),
                        DemoTable.row("java_vendor", System.getProperty("java.vendor")),
                        DemoTable.row(
                                "time_zone_data",
                                ZoneRulesProvider.getVersions("UTC").lastKey())));
    }
}
