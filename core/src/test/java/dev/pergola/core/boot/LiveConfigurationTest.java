package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configuration that is changed while the site runs. */
class LiveConfigurationTest {

    private static final String SLOW =
            "/birds/-/query.json?sql=with+recursive+n(i)+as+(select+1+union+all+select+i%2B1+from+n)+select+count(*)+from+n";

    @TempDir
    private Path directory;

    private final CommandLineFixture pergola = new CommandLineFixture();
    private Path configuration;

    @BeforeEach
    void makeFiles() throws Exception {
        configuration = directory.resolve("datasette.yaml");
        CommandLineFixture.database(
                directory.resolve("birds.db"),
                "create table birds(id integer primary key, name text)",
                "insert into birds values(1, 'Wren'), (2, 'Robin')");
    }

    @AfterEach
    void close() {
        pergola.close();
    }

    private void configure(Server site, String yaml) throws Exception {
        Files.writeString(configuration, yaml);
        site.reload();
    }

    @Test
    void settingsPermissionsAndDescriptionsFollowTheFiles() throws Exception {
        try (Server site = pergola.open(directory.toString())) {
            TestClient client = new TestClient(site.client());
            assertTrue(client.get("/birds/birds.json").contains("\"next\":null"));
            configure(site, "settings: {default_page_size: 1}");
            assertTrue(client.get("/birds/birds.json").contains("\"next\":\"1\""));
            configure(site, "databases: {birds: {tables: {birds: {allow: false}}}}");
            assertTrue(client.get("/birds.json").contains("\"tables\":[]"));
            client.get(403, "/birds/birds.json");
            Files.writeString(directory.resolve("metadata.json"), "{\"title\": \"My birds\"}");
            site.reload();
            assertTrue(client.get("/").contains("My birds"));
            Files.delete(configuration);
            site.reload();
            assertTrue(client.get("/birds/birds.json").contains("\"next\":null"));
        }
    }

    @Test
    void aShorterTimeLimitHoldsForTheNextQuery() throws Exception {
        try (Server site = pergola.open(directory.toString(), "-s", "max_returned_rows", "10")) {
            TestClient client = new TestClient(site.client());
            configure(site, "settings: {sql_time_limit_ms: 20}");
            String refusal = client.get(400, SLOW);
            assertTrue(refusal.contains("20 ms") || refusal.contains("interrupted"), refusal);
        }
    }

    @Test
    void aBrokenFileIsRefusedAndReportedToThoseWhoRunTheServer() throws Exception {
        try (Server site = pergola.open(directory.toString(), "-s", "permissions.debug-menu", "true")) {
            TestClient client = new TestClient(site.client());
            configure(site, "settings: {default_page_size: 1}\n");
            configure(site, "settings: {default_page_size: soon}\n");
            assertTrue(client.get("/birds/birds.json").contains("\"next\":\"1\""));
            String report = client.get("/-/config.json");
            assertTrue(report.contains("\"not_in_force\":[\"" + configuration + ":1:"), report);
            configure(site, "settings: {default_page_size: 2}\n");
            assertFalse(client.get("/-/config.json").contains("not_in_force"));
        }
    }

    @Test
    void othersAreNotTold() throws Exception {
        try (Server site = pergola.open(directory.toString())) {
            configure(site, "settings: {default_page_size: soon}\n");
            assertFalse(new TestClient(site.client()).get("/-/config.json").contains("not_in_force"));
        }
    }

    @Test
    void pairsOfTheCommandLineGoOverTheFileOfADirectory() throws Exception {
        Files.writeString(configuration, "settings: {default_page_size: 1, max_returned_rows: 7}");
        String settings = pergola.json("/-/settings.json", directory.toString(), "-s", "default_page_size", "2");
        assertTrue(settings.contains("\"default_page_size\":2,\"max_returned_rows\":7"), settings);
    }
}
