package dev.pergola.itest.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.itest.harness.Json;
import dev.pergola.itest.harness.RawHttp;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpectationTest {

    private static final String NOT_FOUND = """
            {"status": 404, "json": {"ok": false, "error": "Table not found", "errors": ["Table not found"], "status": 404}}
            """;

    private final Normalisation normalisation = new Normalisation(URI.create("http://127.0.0.1:8001"));

    @Test
    void messageMaySayItBetterButMustBeThere() {
        assertEquals(Optional.empty(), difference(NOT_FOUND, answer(404, """
                        {"ok": false, "error": "No table x", "errors": ["No table x"], "status": 404}
                        """)));
        assertTrue(difference(
                        NOT_FOUND, answer(404, "{\"ok\": false, \"error\": null, \"errors\": [null], \"status\": 404}"))
                .isPresent());
        assertTrue(difference(NOT_FOUND, answer(404, "{\"ok\": false, \"error\": \"x\", \"status\": 404}"))
                .isPresent());
    }

    @Test
    void statusCountsMore() {
        assertEquals(
                "status", difference(NOT_FOUND, answer(500, "{}")).orElseThrow().place());
    }

    @Test
    void namedHeadersAreCompared() {
        String expectation = """
                {"status": 200, "headers": {"content-type": "text/plain; charset=utf-8", "link": null}}
                """;

        assertEquals(
                Optional.empty(), difference(expectation, answer(200, "", "content-type", "Text/Plain;charset=UTF-8")));
        assertTrue(difference(expectation, answer(200, "", "content-type", "text/html"))
                .isPresent());
        assertTrue(difference(expectation, answer(200, "")).isPresent());
        assertTrue(difference(
                        expectation,
                        answer(200, "", "content-type", "text/plain; charset=utf-8", "link", "<x>; rel=next"))
                .isPresent());
    }

    @Test
    void addressesAndProductsAreNormalised() {
        assertEquals(
                Optional.empty(),
                difference(
                        "{\"status\": 200, \"json\": [\"<<base>>/t of <<product>>\"]}",
                        answer(200, "[\"http://127.0.0.1:8001/t of Pergola\"]")));
    }

    private Optional<Difference> difference(String expectation, RawHttp.Answer answer) {
        return new Expectation(Json.read(expectation), normalisation).differenceOf(answer);
    }

    private static RawHttp.Answer answer(int status, String body, String... headers) {
        Map<String, List<String>> fields = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            fields.put(headers[i], List.of(headers[i + 1]));
        }
        return new RawHttp.Answer(status, fields, body.getBytes(StandardCharsets.UTF_8));
    }
}
