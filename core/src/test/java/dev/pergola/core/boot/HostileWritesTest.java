package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.text.SqlIdentifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Bodies that nobody should send, at every address that reads one: each is refused in few words, soon, and nothing is written. A
 * new address belongs into {@link #ADDRESSES}.
 */
@Timeout(60)
class HostileWritesTest {

    private static final List<String> ADDRESSES = List.of(
            "/data/dogs/-/insert",
            "/data/dogs/-/upsert",
            "/data/dogs/1/-/update",
            "/data/-/create",
            "/data/dogs/-/alter",
            "/data/dogs/-/set-column-type",
            "/data/-/execute-write",
            "/data/-/queries/store",
            "/data/mine/-/update");

    private static final String CONFIGURATION = """
            permissions:
              insert-row: {id: ada}
              update-row: {id: ada}
              delete-row: {id: ada}
              create-table: {id: ada}
              alter-table: {id: ada}
              drop-table: {id: ada}
              set-column-type: {id: ada}
              execute-write-sql: {id: ada}
              store-query: {id: ada}
              update-query: {id: ada}
            databases:
              data:
                queries:
                  stored: {sql: "insert into dogs(name) values (:name)", write: true}
            """;

    private static final int MANY = 50_000;
    private static final int FEW_WORDS = 30_000;

    @RegisterExtension
    private final AskedSite site = new AskedSite(
            CONFIGURATION,
            "create table dogs(id integer primary key, name text not null)",
            "insert into dogs(name) values ('Rex')");

    private Response send(String path, String type, byte[] body) {
        return site.ask(
                site.as("ada", Request.get(path).method("POST").body(type, body).header("Accept", "application/json")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String repeated(String part) {
        return IntStream.range(0, MANY)
                .mapToObj(i -> part.replace("#", Integer.toString(i)))
                .collect(Collectors.joining(","));
    }

    /** Bodies in JSON by what is wrong with them. */
    private static Map<String, byte[]> bodies() {
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        bodies.put("lists in lists", bytes("{\"row\":" + "[".repeat(MANY)));
        bodies.put("objects in objects", bytes("{\"a\":".repeat(MANY) + "1" + "}".repeat(MANY)));
        bodies.put("lists in lists that end", bytes("{\"sql\":" + "[".repeat(500) + "]".repeat(500) + "}"));
        bodies.put("no UTF-8", new byte[] {'{', '"', (byte) 0xc3, '(', '"', ':', '1', '}'});
        bodies.put("an overlong code", new byte[] {'{', '"', (byte) 0xc0, (byte) 0x80, '"', ':', '1', '}'});
        bodies.put("half a character", bytes("{\"a\": \"\\ud83d\"}"));
        bodies.put("many digits", bytes("{\"a\": " + "9".repeat(MANY) + "}"));
        bodies.put("a large exponent", bytes("{\"a\": 1e" + "9".repeat(900) + "}"));
        bodies.put("a long name", bytes("{\"" + "n".repeat(100_000) + "\": 1}"));
        bodies.put("many members", bytes("{" + repeated("\"k#\":#") + "}"));
        bodies.put("many items", bytes("[" + repeated("{}") + "]"));
        bodies.put("two values", bytes("{} {}"));
        bodies.put("no end", bytes("{\"a\": \"b"));
        bodies.put("nothing", new byte[0]);
        bodies.put("NULs", new byte[MANY]);
        bodies.put("UTF-16 with NULs for names", "{\"a\":1}".getBytes(StandardCharsets.UTF_16BE));
        return bodies;
    }

    private String content() throws IOException {
        return site.read("/data/dogs.json?_shape=array", "ada")
                + site.read("/data/-/schema.json", "ada")
                + site.read("/data/-/queries.json", "ada");
    }

    @Test
    void everyBodyIsRefusedInFewWordsAndNothingIsWritten() throws IOException {
        assertEquals(
                201,
                send(
                                "/data/-/queries/store",
                                "application/json",
                                bytes("{\"query\": {\"name\": \"mine\", \"sql\": \"select 1\"}}"))
                        .status());
        String before = content();
        for (Map.Entry<String, byte[]> body : bodies().entrySet()) {
            for (String address : ADDRESSES) {
                Response response = send(address, "application/json", body.getValue());
                String text = AskedSite.text(response);
                String what = address + " with " + body.getKey() + ": " + response.status() + " "
                        + text.substring(0, Math.min(text.length(), 300));
                assertEquals(400, response.status(), what);
                assertTrue(text.length() < FEW_WORDS, what);
                assertFalse(text.replaceAll("(?s)<head>.*?</head>|<[^>]*>", "").isBlank(), what);
            }
            assertEquals(before, content(), body.getKey());
        }
    }

    @Test
    void aTableGetsNoMoreColumnsThanItCanHave() throws IOException {
        String before = content();
        String cells = repeated("\"k#\":#");
        for (Map.Entry<String, String> sent : Map.of(
                        "/data/dogs/-/insert", "{\"row\": {\"name\": \"x\", " + cells + "}, \"alter\": true}",
                        "/data/dogs/-/upsert", "{\"row\": {\"id\": 1, " + cells + "}, \"alter\": true}",
                        "/data/dogs/1/-/update", "{\"update\": {" + cells + "}, \"alter\": true}",
                        "/data/-/create", "{\"table\": \"wide\", \"row\": {" + cells + "}}")
                .entrySet()) {
            Response response = send(sent.getKey(), "application/json", bytes(sent.getValue()));
            String text = AskedSite.text(response);
            assertEquals(400, response.status(), sent.getKey());
            assertTrue(text.length() < FEW_WORDS, text);
        }
        assertEquals(before, content());
    }

    @Test
    void thousandsOfOperationsAreAnsweredSoon() throws IOException {
        String before = content();
        String operations = IntStream.range(0, 5000)
                .mapToObj(i -> "{\"op\": \"add_column\", \"args\": {\"name\": \"c" + i + "\", \"type\": \"text\"}}")
                .collect(Collectors.joining(","));
        Response response =
                send("/data/dogs/-/alter", "application/json", bytes("{\"operations\": [" + operations + "]}"));
        assertEquals(400, response.status());
        assertEquals(before, content());
    }

    @Test
    void statementsAreAsLongAndDeepAsSqliteTakesThem() throws IOException {
        String before = content();
        for (String sql : List.of(
                "insert into dogs(name) values (" + "(".repeat(20_000) + "1" + ")".repeat(20_000) + ")",
                "insert into dogs(name) values (1" + "+1".repeat(20_000) + ")",
                "insert into dogs(" + SqlIdentifier.quoteAlways("n".repeat(500_000)) + ") values (1)",
                "insert into dogs(name) values (" + ":p,".repeat(MANY) + "1)")) {
            Response response = send(
                    "/data/-/execute-write",
                    "application/json",
                    bytes("{\"sql\": \"" + sql.replace("\"", "\\\"") + "\"}"));
            assertEquals(400, response.status(), sql.substring(0, 60));
        }
        assertEquals(before, content());
    }

    @Test
    void formsHaveABoundAndAreText() throws IOException {
        String before = content();
        String many = IntStream.range(0, MANY).mapToObj(i -> "f" + i + "=1").collect(Collectors.joining("&"));
        for (String address :
                List.of("/data/-/execute-write", "/data/-/queries/store", "/data/stored", "/-/messages")) {
            Response large = send(address, "application/x-www-form-urlencoded", bytes(many));
            assertEquals(400, large.status(), address);
            Response noText = send(address, "application/x-www-form-urlencoded", new byte[] {'a', '=', (byte) 0xff});
            assertEquals(400, noText.status(), address);
        }
        assertEquals(before, content());
    }

    @Test
    void valuesThatNoJsonHasAreRefusedAndOthersAreKept() throws IOException {
        for (String value : List.of("NaN", "-Infinity", "0x10", "01", "+1", ".5", "'x'", "undefined", "\"\t\"")) {
            Response response =
                    send("/data/dogs/-/insert", "application/json", bytes("{\"row\": {\"name\": " + value + "}}"));
            assertEquals(400, response.status(), value);
        }
        String text = "x".repeat(1_000_000);
        Response response =
                send("/data/dogs/-/insert", "application/json", bytes("{\"row\": {\"name\": \"" + text + "\"}}"));
        assertEquals(201, response.status());
        assertTrue(AskedSite.text(response).contains(text));
    }
}
