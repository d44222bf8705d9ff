package dev.pergola.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.ServerException;
import dev.pergola.core.config.Configuration;
import dev.pergola.core.config.ConfigurationReader;
import dev.pergola.core.config.ConfigurationResult;
import dev.pergola.core.config.ConfigurationSources;
import dev.pergola.core.config.Metadata;
import dev.pergola.core.db.Databases;
import dev.pergola.core.db.Limits;
import dev.pergola.core.model.StoredQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.JDBC;

/** What a site keeps about its data, from one run to the next. */
class RecordKeeperTest {

    private static final String QUERIES = """
            databases:
              garden:
                tables:
                  plants: {column_types: {link: {type: url, config: {rel: me}}}}
                queries:
                  tall:
                    title: Tall ones
                    sql: select * from plants where height > :height
                    params: [height]
                    hide_sql: true
                    fragment: top
                    is_trusted: false
                  sow: {sql: insert into plants values (:name), write: true, on_success_message: Sown}
            """;

    @TempDir
    private Path directory;

    private static Metadata titled(String title) {
        return new Metadata(
                Map.of("title", title),
                Map.of(
                        "garden",
                        new Metadata.OfDatabase(
                                Map.of("source", "Books"),
                                Map.of(
                                        "plants",
                                        new Metadata.OfTable(
                                                Map.of("about", "Plants"), Map.of("height", "in metres"))))));
    }

    private Configuration configuration(String yaml) throws IOException {
        Path file = Files.writeString(directory.resolve("pergola.yaml"), yaml);
        ConfigurationResult result =
                ConfigurationReader.read(new ConfigurationSources(Optional.of(file), Optional.empty(), List.of()));
        return ((ConfigurationResult.Valid) result).configuration();
    }

    /** Changes the file as somebody else does. */
    private static void execute(Path file, String... statements) throws SQLException {
        try (Connection connection = JDBC.createConnection("jdbc:sqlite:" + file, new Properties());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        }
    }

    private static List<String> column(Path file, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = JDBC.createConnection("jdbc:sqlite:" + file, new Properties());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    @Test
    void whatIsWrittenComesBackTheSame() throws IOException {
        try (RecordKeeper keeper = new RecordKeeper(Optional.empty())) {
            Configuration configuration = configuration(QUERIES);
            keeper.apply(configuration, titled("Garden"));
            assertEquals(titled("Garden"), keeper.records().metadata());
            assertEquals(
                    configuration.database("garden").table("plants").columnTypes(),
                    keeper.records().columnTypes().of("garden", "plants"));
            StoredQuery tall = keeper.records().queries().find("garden", "tall").orElseThrow();
            assertEquals(configuration.database("garden").queries().get("tall").display(), tall.display());
            assertEquals(List.of("height"), tall.parameters());
            assertEquals(new StoredQuery.Origin(false, false, false, "config", Optional.empty()), tall.origin());
            StoredQuery sow = keeper.records().queries().find("garden", "sow").orElseThrow();
            assertTrue(sow.origin().writes() && sow.origin().trusted());
            assertEquals(Optional.of("Sown"), sow.outcome().successMessage());
            assertEquals(
                    List.of("sow", "tall"),
                    keeper.records().queries().of("garden").stream()
                            .map(StoredQuery::name)
                            .toList());
        }
    }

    @Test
    void aFileKeepsWhatTheConfigurationDoesNotSayAnyMore() throws Exception {
        Path file = directory.resolve("internal.db");
        try (RecordKeeper keeper = new RecordKeeper(Optional.of(file))) {
            keeper.apply(configuration(QUERIES), titled("Garden"));
        }
        execute(
                file,
                "insert into queries (database_name, name, sql, owner_id) values ('garden', 'mine', 'select 1', 'ada')");
        try (RecordKeeper keeper = new RecordKeeper(Optional.of(file))) {
            keeper.apply(Configuration.empty(), new Metadata(Map.of("license", "CC0"), Map.of()));
            assertEquals(
                    Map.of("title", "Garden", "license", "CC0"),
                    keeper.records().metadata().values());
            assertEquals(
                    List.of("mine"),
                    keeper.records().queries().all().stream()
                            .map(StoredQuery::name)
                            .toList());
            assertEquals(
                    "url",
                    keeper.records()
                            .columnTypes()
                            .of("garden", "plants")
                            .get("link")
                            .type());
        }
    }

    @Test
    void aQueryOfTheConfigurationTakesThePlaceOfOneOfAUser() throws Exception {
        Path file = directory.resolve("internal.db");
        new RecordKeeper(Optional.of(file)).close();
        execute(file, "insert into queries (database_name, name, sql) values ('garden', 'tall', 'select 1')");
        try (RecordKeeper keeper = new RecordKeeper(Optional.of(file))) {
            keeper.apply(configuration(QUERIES), Metadata.empty());
            StoredQuery tall = keeper.records().queries().find("garden", "tall").orElseThrow();
            assertEquals("config", tall.origin().source());
            assertEquals("select * from plants where height > :height", tall.sql());
        }
    }

    @Test
    void whatTheConfigurationTakesBackWhileItRunsIsGone() throws IOException {
        try (RecordKeeper keeper = new RecordKeeper(Optional.empty())) {
            keeper.apply(configuration(QUERIES), titled("Garden"));
            keeper.apply(Configuration.empty(), Metadata.empty());
            assertEquals(Metadata.empty(), keeper.records().metadata());
            assertEquals(List.of(), keeper.records().queries().all());
            assertEquals(Map.of(), keeper.records().columnTypes().of("garden", "plants"));
        }
    }

    @Test
    void whatOthersChangeIsSeenAtTheNextLookAndStays() throws Exception {
        Path file = directory.resolve("internal.db");
        try (RecordKeeper keeper = new RecordKeeper(Optional.of(file));
                Databases databases = new Databases(Limits.standard(), List.of())) {
            keeper.apply(Configuration.empty(), titled("Garden"));
            execute(file, "update metadata_instance set value = 'Orchard'");
            keeper.look(databases);
            assertEquals("Orchard", keeper.records().metadata().values().get("title"));
            keeper.apply(configuration("settings: {default_page_size: 7}"), titled("Garden"));
            assertEquals("Orchard", keeper.records().metadata().values().get("title"));
        }
    }

    @Test
    void theCatalogueFollowsTheSchemasOfTheDatabases() throws Exception {
        Path file = directory.resolve("internal.db");
        Path garden = directory.resolve("garden.db");
        execute(
                garden,
                "create table kinds(id integer primary key, name text not null unique)",
                "create table plants(id integer primary key, kind integer references kinds(id))",
                "create view tall as select * from plants");
        try (RecordKeeper keeper = new RecordKeeper(Optional.of(file));
                Databases databases = new Databases(Limits.standard(), List.of())) {
            var attached = databases.attachFile(garden, false);
            keeper.look(databases);
            assertEquals(List.of("garden"), column(file, "select database_name from catalog_databases"));
            assertEquals(List.of("kinds", "plants"), column(file, "select table_name from catalog_tables order by 1"));
            assertEquals(List.of("tall"), column(file, "select view_name from catalog_views"));
            assertEquals(
                    List.of("kinds 1 name 1", "plants 1 kind 0"),
                    column(
                            file,
                            "select table_name || ' ' || cid || ' ' || name || ' ' || \"notnull\" from catalog_columns"
                                    + " where not is_pk order by 1"));
            assertEquals(List.of("kinds"), column(file, "select table_name from catalog_indexes"));
            assertEquals(List.of("id"), column(file, "select \"to\" from catalog_foreign_keys"));
            execute(garden, "create table pots(id)");
            keeper.look(databases);
            assertEquals(List.of("3"), column(file, "select count(*) from catalog_tables"));
            databases.remove(attached);
            keeper.look(databases);
            assertEquals(List.of("0"), column(file, "select count(*) from catalog_tables"));
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedInWords() throws IOException {
        Path file = Files.writeString(directory.resolve("internal.db"), "Dear diary, today I wrote a lot.");
        ServerException refused = assertThrows(ServerException.class, () -> new RecordKeeper(Optional.of(file)));
        assertTrue(refused.getMessage().contains("not a SQLite database"), refused.getMessage());
    }
}
