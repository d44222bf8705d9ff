package dev.pergola.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.core.model.AccessOptions;
import dev.pergola.core.model.AllowBlock;
import dev.pergola.core.model.PlainValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationReaderTest {
    @TempDir
    Path folder;

    private Written written;

    @BeforeEach
    void writeIntoTheFolder() {
        written = new Written(folder);
    }

    @Test
    void jsonAndYamlGiveTheSameConfiguration() throws IOException {
        Configuration fromYaml = written.valid(resource("garden.yaml"));
        Configuration fromJson = written.valid(resource("garden.json"));

        assertEquals(fromYaml, fromJson);
        assertEquals(List.of(), written.problems(resource("garden.yaml")));
    }

    @Test
    void everyKeyIsRead() throws IOException {
        Configuration garden = written.valid(resource("garden.yaml"));

        assertEquals(25, garden.settings().get(Setting.DEFAULT_PAGE_SIZE));
        assertEquals(false, garden.settings().get(Setting.ALLOW_FACET));
        assertEquals("/garden/", garden.settings().get(Setting.BASE_URL));
        assertEquals(1000, garden.settings().get(Setting.MAX_RETURNED_ROWS));
        assertEquals(
                List.of(
                        new PageResource("/local/garden.css", Optional.empty(), false),
                        new PageResource("https://styles.example/print.css", Optional.of("sha384-abc"), false)),
                garden.styleSheets());
        assertEquals(List.of(new PageResource("/local/map.js", Optional.empty(), true)), garden.scripts());
        assertEquals(
                new AccessOptions(
                        Optional.of(new AllowBlock.Matching(Map.of("id", PlainValue.of("*")))),
                        Optional.of(new AllowBlock.Always(false)),
                        Map.of(
                                "debug-menu", new AllowBlock.Matching(Map.of("id", PlainValue.of("gardener"))),
                                "permissions-debug", new AllowBlock.Always(false))),
                garden.access());
        assertEquals(DatabaseOptions.NONE, garden.database("empty"));
        assertEquals(DatabaseOptions.NONE, garden.database("never named"));
    }

    @Test
    void everyOptionOfATableIsRead() throws IOException {
        DatabaseOptions database = written.valid(resource("garden.yaml")).database("garden");
        TableOptions plants = database.table("plants");

        assertEquals(
                new TableOptions.Display(false, Optional.of(new SizeOption(30)), Optional.of("name")),
                plants.display());
        assertEquals(
                new SortOptions(Optional.of("planted"), true, Optional.of(List.of("id", "planted"))), plants.sort());
        assertEquals(
                new FacetOptions(
                        List.of(
                                new FacetOptions.Facet("column", "family"),
                                new FacetOptions.Facet("date", "planted"),
                                new FacetOptions.Facet("array", "colours")),
                        Optional.of(SizeOption.MAXIMUM)),
                plants.facets());
        assertEquals(new SearchOptions(Optional.of("plants_index"), Optional.of("id"), true), plants.search());
        assertEquals(
                Map.of(
                        "photo", new ColumnTypeOption("url", PlainValue.nothing()),
                        "note",
                                new ColumnTypeOption(
                                        "textarea", new PlainValue.Fields(Map.of("rows", PlainValue.of(5))))),
                plants.columnTypes());
        assertTrue(plants.access().permissions().containsKey("insert-row"));
        assertTrue(database.table("seeds").display().hidden());
        assertEquals(
                new SortOptions(Optional.of("name"), false, Optional.of(List.of())),
                database.table("seeds").sort());
        assertEquals(
                Optional.of(new AllowBlock.Always(true)),
                database.table("2024").access().allow());
        assertEquals(TableOptions.NONE, database.table("bare"));
    }

    @Test
    void everyOptionOfAQueryIsRead() throws IOException {
        Map<String, QueryOptions> queries =
                written.valid(resource("garden.yaml")).database("garden").queries();

        assertEquals(List.of("in bloom", "water", "count"), List.copyOf(queries.keySet()));
        QueryOptions bloom = queries.get("in bloom");
        assertEquals("select name from plants\nwhere month = :month", bloom.sql());
        assertEquals(Optional.of("In bloom"), bloom.display().title());
        assertTrue(bloom.display().hideSql());
        assertEquals(Optional.of(List.of("month")), bloom.parameters());
        assertFalse(bloom.trusted());
        assertFalse(bloom.write());
        assertTrue(bloom.access().allow().isPresent());
        assertTrue(queries.get("water").write());
        assertEquals(
                Optional.of("/garden/plants"), queries.get("water").outcome().successRedirect());
        assertTrue(queries.get("count").trusted());
        assertEquals("select count(*) from plants", queries.get("count").sql());
    }

    @Test
    void theBlockOfAPluginIsThatOfTheNearestLevel() throws IOException {
        Configuration garden = written.valid(resource("garden.yaml"));

        assertEquals(Optional.of(zoom(7)), garden.plugin("map"));
        assertEquals(Optional.of(zoom(9)), garden.plugin("map", "garden"));
        assertEquals(Optional.of(zoom(7)), garden.plugin("map", "empty"));
        assertEquals(Optional.of(zoom(11)), garden.plugin("map", "garden", "plants"));
        assertEquals(Optional.of(zoom(9)), garden.plugin("map", "garden", "seeds"));
        assertEquals(garden.plugin("weather"), garden.plugin("weather", "garden", "plants"));
        assertEquals(Optional.empty(), garden.plugin("unknown", "garden", "plants"));
    }

    @Test
    void everyProblemIsToldAtOnceWithItsPlace() {
        List<String> problems = written.problems("""
            settings:
              default_page_siz: 10
              max_returned_rows: "5"
              allow_facet: 1
              sql_time_limit_ms: 0
              base_url: garden
              default_facet_size: 99999999999
              suggest_facets:
            allow: [everybody]
            databases:
              garden:
                tables:
                  plants:
                    sort: a
                    sort_desc: b
                    size: many
                    hidden: "yes"
                    facets: family
                    sortable_columns: name
                    searchmode: rough
                    column_types:
                      photo: {config: 1}
                  log entries: []
                queries:
                  nothing: {title: x}
                  wrong: [select 1]
            """);

        assertEquals(
                List.of(
                        "c:2:3: settings.default_page_siz: There is no setting of this name. "
                                + "Did you mean \"default_page_size\"?",
                        "c:3:22: settings.max_returned_rows: This must be a whole number, but it is the text \"5\". "
                                + "Remove the quotes around truth values and numbers.",
                        "c:4:16: settings.allow_facet: This must be true or false, but it is the number 1.",
                        "c:5:3: settings.sql_time_limit_ms: The number 0 is too small; it may be 1 to 2147483647.",
                        "c:6:3: settings.base_url: The path must begin and end with a slash. Write it like /data/.",
                        "c:7:3: settings.default_facet_size: The number 99999999999 is too large; "
                                + "it may be 1 to 2147483647.",
                        "c:9:8: allow: This must be true, false or a map of attributes, but it is a list. "
                                + "An actor is named like this: {id: somebody}.",
                        "c:15:9: databases.garden.tables.plants.sort_desc: A table has one default order, "
                                + "but here are both sort and sort_desc. Remove one of them.",
                        "c:16:15: databases.garden.tables.plants.size: This must be a whole number or max, "
                                + "but it is the text \"many\".",
                        "c:17:17: databases.garden.tables.plants.hidden: This must be true or false, "
                                + "but it is the text \"yes\". Remove the quotes.",
                        "c:18:17: databases.garden.tables.plants.facets: This must be a list, "
                                + "but it is the text \"family\".",
                        "c:19:27: databases.garden.tables.plants.sortable_columns: This must be a list of texts, "
                                + "but it is the text \"name\". One text alone is written as a list, too: [text].",
                        "c:20:9: databases.garden.tables.plants.searchmode: The search mode must be raw or escaped.",
                        "c:22:11: databases.garden.tables.plants.column_types.photo: The column type has no name. "
                                + "Add the key type.",
                        "c:23:20: databases.garden.tables.\"log entries\": This must be a map, but it is a list.",
                        "c:25:7: databases.garden.queries.nothing: The query has no SQL. Add the key sql.",
                        "c:26:14: databases.garden.queries.wrong: This must be SQL, or a map of options, "
                                + "but it is a list."),
                problems);
    }

    @Test
    void unknownKeysAreKeptAndWarnedAbout() {
        String text = """
            setings: {}
            default_page_size: 5
            title: My data
            databases:
              garden:
                tables:
                  plants: {lable_column: name, description: Text}
            """;
        Configuration configuration = written.valid(text);

        assertEquals(
                List.of("setings", "default_page_size", "title", "databases"),
                List.copyOf(configuration.source().values().keySet()));
        assertEquals(
                List.of(
                        "c:1:1: setings: Nothing reads this key here; it is kept. Did you mean \"settings\"?",
                        "c:2:1: default_page_size: Nothing reads this key here; it is kept. "
                                + "As a setting it belongs below the key settings.",
                        "c:3:1: title: Nothing reads this key here; it is kept. "
                                + "Descriptions are read from the metadata file (-m).",
                        "c:7:16: databases.garden.tables.plants.lable_column: Nothing reads this key here; "
                                + "it is kept. Did you mean \"label_column\"?",
                        "c:7:36: databases.garden.tables.plants.description: Nothing reads this key here; "
                                + "it is kept. Descriptions are read from the metadata file (-m)."),
                written.problems(text));
    }

    @Test
    void aFileThatCannotBeReadSaysWhy() throws IOException {
        written.file("garden.yaml", "");
        assertEquals(
                List.of("gardn.yaml: The file cannot be opened: it does not exist. Did you mean \"garden.yaml\"?"),
                written.told(ConfigurationReader.read(ConfigurationSources.file(folder.resolve("gardn.yaml")))));
        assertEquals(
                List.of(folder + ": The file cannot be opened: it is a directory."),
                written.told(ConfigurationReader.read(ConfigurationSources.file(folder))));

        Path latin = Files.write(folder.resolve("latin"), "title: Gärten".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(
                List.of("latin: The file is not text in UTF-8. Save it in UTF-8 encoding."),
                written.told(ConfigurationReader.read(ConfigurationSources.file(latin))));

        assertEquals(
                List.of("c: The file is larger than 4 MiB, which no configuration needs. "
                        + "Check that this is the right file."),
                written.problems("#".repeat(SourceText.LARGEST + 1)));
        assertEquals(
                List.of("c:1:1: The file must hold a map of keys and values, but it holds a list."),
                written.problems("- a\n- b\n"));
    }

    @Test
    void anEmptyFileAndNoFileAreTheDefaults() {
        assertEquals(Configuration.empty(), written.valid(""));
        assertEquals(Configuration.empty(), written.valid("\uFEFF{}"));
        assertEquals(
                Map.of(),
                written.valid("settings:\ndatabases:\nplugins:\nallow:\n").databases());
        ConfigurationResult nothing =
                ConfigurationReader.read(new ConfigurationSources(Optional.empty(), Optional.empty(), List.of()));
        assertEquals(
                Configuration.empty(),
                assertInstanceOf(ConfigurationResult.Valid.class, nothing).configuration());
    }

    @Test
    void secretsAreNotPrinted() {
        Configuration configuration = written.valid("""
                plugins: {login: {password: hunter2}}
                databases: {garden: {plugins: {login: {password: hunter2}}, tables: {plants: {plugins: {login: hunter2}}}}}
                """);

        String printed = configuration + " " + configuration.databases() + " "
                + configuration.database("garden").tables();
        assertFalse(printed.contains("hunter2"), printed);
        assertTrue(printed.contains("login"), printed);
    }

    private static PlainValue zoom(long level) {
        return new PlainValue.Fields(Map.of("zoom", PlainValue.of(level)));
    }

    private static String resource(String name) throws IOException {
        try (InputStream input = ConfigurationReaderTest.class.getResourceAsStream(name)) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
