package dev.pergola.itest.distribution;

import static dev.pergola.itest.harness.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pergola.itest.harness.Json;
import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.RawHttp;
import dev.pergola.itest.harness.SqliteShell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that nobody should send: each gets a clear answer and leaves the server as it was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRequestsIT {

    private static final String ENDLESS = "with+recursive+c(n)+as+(select+1+union+all+select+n%2B1+from+c)+";

    private PergolaProcess server;
    private RawHttp http;

    @BeforeAll
    void serve(@TempDir Path folder) {
        Path library = SqliteShell.build(folder.resolve("library.db"), "/dev/pergola/itest/library.sql");
        server = Pergola.unpacked().serve(library.toString(), "-s", "sql_time_limit_ms", "500");
        http = new RawHttp(server.address());
    }

    @AfterEach
    void serverIsAsItWas() {
        RawHttp.Answer answer = http.get("/library/authors.json?_shape=array");
        assertEquals(200, answer.status());
        assertEquals(3, Json.read(answer.text()).size());
    }

    @AfterAll
    void end() {
        server.close();
        assertFalse(server.output().contains("\tat "), () -> "no stack trace is printed: " + server.output());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/library/%",
                "/library/%4",
                "/library/%zz",
                "/%ff%fe",
                "/library/authors.json?name=%",
                "/library/authors.json?name=%zz",
                "/library/authors.json?%=1",
                "/library/~",
                "/library/~4",
                "/library/~ZZ",
                "/library/authors/~C3.json",
                "/%00",
                "/~00",
                "/library/authors/%2",
                "/..%2f..%2fetc/passwd",
                "/-/static/..%2f..%2f..%2fetc/passwd",
                "/library/../../etc/passwd",
                "//library",
                "/\\evil.example",
                "/library/authors.json?_size=-1",
                "/library/authors.json?_size=1e9",
                "/library/authors.json?_next=~~~",
                "/library/authors.json?_sort=no_such",
                "/library/authors.json?_shape=round"
            })
    void malformedAddressIsTheFaultOfTheClient(String target) {
        RawHttp.Answer answer = http.get(target);

        assertTrue(
                answer.status() < 500, () -> target + " was answered with " + answer.status() + ": " + answer.text());
        assertFalse(answer.text().contains("root:"), target);
    }

    @Test
    void overlongAddressIsRefused() {
        RawHttp.Answer answer = http.get("/library/authors.json?name=" + "x".repeat(1 << 20));

        assertTrue(answer.status() == 414 || answer.status() == 431, "status " + answer.status());
    }

    @Test
    void overlongHeaderIsRefused() {
        RawHttp.Answer answer = http.send("GET", "/", Map.of("x-long", "x".repeat(1 << 20)), new byte[0]);

        assertEquals(431, answer.status());
    }

    @Test
    void endlessQueryIsInterrupted() {
        long start = System.nanoTime();
        RawHttp.Answer answer = http.get("/library/-/query.json?sql=" + ENDLESS + "select+count(*)+from+c");
        Duration taken = Duration.ofNanos(System.nanoTime() - start);

        assertEquals(400, answer.status(), answer::text);
        JsonNode problem = Json.read(answer.text());
        assertFalse(problem.get("ok").asBoolean());
        assertTrue(problem.get("error").asText().contains("500"), () -> "the limit is named: " + problem);
        assertTrue(taken.compareTo(Duration.ofSeconds(10)) < 0, "interrupted after " + taken);
    }

    @Test
    void endlessRowsAreCutOff() {
        RawHttp.Answer answer = http.get("/library/-/query.json?sql=" + ENDLESS + "select+n+from+c");

        assertEquals(200, answer.status(), answer::text);
        assertEquals(1000, Json.read(answer.text()).get("rows").size());
        assertTrue(Json.read(answer.text()).get("truncated").asBoolean());
    }

    @Test
    void hugeValueIsNotBuilt() {
        RawHttp.Answer answer = http.get("/library/-/query.json?sql=select+hex(zeroblob(2000000000))");

        assertEquals(400, answer.status(), answer::text);
    }

    @Test
    void clientThatHangsUpCostsNothing() {
        for (int i = 0; i < 20; i++) {
            http.hangUpAfter("/library/-/query?sql=" + ENDLESS + "select+n,+hex(zeroblob(1000))+from+c", i % 2 * 100);
            http.hangUpAfter("/library/-/query.json?sql=" + ENDLESS + "select+count(*)+from+c", 0);
        }
        eventually(() -> assertEquals(200, http.get("/library/authors.json").status()));
    }

    @Test
    void writingThroughAReadQueryIsRefused() {
        for (String sql : new String[] {
            "delete+from+authors", "insert+into+authors(name)+values('x')", "drop+table+authors", "pragma+query_only=0",
            "attach+'/etc/passwd'+as+p", "vacuum+into+'/tmp/copy.db'", "select+load_extension('x')",
                    "begin;delete+from+authors"
        }) {
            RawHttp.Answer answer = http.get("/library/-/query.json?sql=" + sql);
            assertTrue(answer.status() >= 400 && answer.status() < 500, sql + ": " + answer.status() + answer.text());
        }
    }

    @Test
    void unknownMethodIsRefused() {
        assertEquals(
                405,
                http.send("BREW", "/library/authors", Map.of(), new byte[0]).status());
        assertEquals(405, http.send("DELETE", "/library", Map.of(), new byte[0]).status());
    }
}
