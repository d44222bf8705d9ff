package com.example.trac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pergola.testing.TestSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire, against a server that answers always the same. */
class JsonRpcTracTest {

    private final PatientClock ours = new PatientClock();
    private HttpServer server;
    private JsonRpcTrac trac;
    private int status = 200;
    private String answer = "";
    private String asked = "";
    private String authorization = "";

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/project/login/rpc", this::handle);
        server.start();
        trac = new JsonRpcTrac(
                TracSettings.of(TestSettings.of(
                        TracConfiguration.class,
                        Map.of(
                                "address",
                                "http://127.0.0.1:" + server.getAddress().getPort() + "/project/",
                                "path",
                                "/login/rpc",
                                "user",
                                "ada",
                                "password",
                                "secret",
                                "query",
                                "component=core"))),
                ours);
    }

    private void handle(HttpExchange exchange) throws IOException {
        asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        authorization = exchange.getRequestHeaders().getFirst("Authorization");
        exchange.getResponseHeaders().set("Retry-After", "30");
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @AfterEach
    void end() {
        trac.close();
        server.stop(0);
    }

    @Test
    void asksForNumbersByQueryAndTime() throws Exception {
        answer = "{\"result\": [3, 1], \"error\": null, \"id\": null}";

        Trac.Listing listing = trac.changedSince(Optional.of(Instant.parse("2024-04-30T10:00:00.123Z")));

        assertEquals(List.of(3L, 1L), listing.ids());
        assertTrue(listing.time().isAfter(ours.instant()), "the clock of Trac counts, which is ahead of ours");
        assertEquals(
                "{\"method\":\"ticket.query\","
                        + "\"params\":[\"component=core&changetime=2024-04-30T10:00:00Z..&max=0&order=changetime\"]}",
                asked);
        assertEquals("Basic YWRhOnNlY3JldA==", authorization);
    }

    @Test
    void readsTicketsWithTheirHistoryAndThoseThatAreNotThere() throws Exception {
        answer = """
                {"error": null, "id": null, "result": [
                  {"error": null, "id": 1, "result": [1, {"__jsonclass__": ["datetime", "2024-01-01T00:00:00"]},
                    {"__jsonclass__": ["datetime", "2024-01-02T00:00:00"]},
                    {"summary": "See #2", "_ts": "99", "cc": "", "estimate": 5,
                     "time": {"__jsonclass__": ["datetime", "2024-01-01T00:00:00"]}}]},
                  {"error": null, "id": 1, "result": [
                    [{"__jsonclass__": ["datetime", "2024-01-02T00:00:00"]}, "ada", "status", "new", "closed", 1]]},
                  {"error": {"code": 404, "name": "JSONRPCError", "message": "Ticket 2 does not exist."}, "result": null},
                  {"error": {"code": 404, "name": "JSONRPCError", "message": "Ticket 2 does not exist."}, "result": null},
                  {"error": {"code": -32603, "name": "JSONRPCError", "message": "oops"}, "result": null},
                  {"error": null, "result": []}]}
                """;

        List<Answer> answers = trac.tickets(List.of(1L, 2L, 3L));

        Ticket ticket = new Ticket(
                1,
                Instant.parse("2024-01-01T00:00:00Z"),
                Instant.parse("2024-01-02T00:00:00Z"),
                Map.of("summary", "See #2", "estimate", "5", "time", "2024-01-01T00:00:00"));
        Change change = new Change(Instant.parse("2024-01-02T00:00:00Z"), "ada", "status", "new", "closed");
        assertEquals(
                List.of(new Answer.Found(ticket, List.of(change)), new Answer.Gone(2), new Answer.Failed(3, "oops")),
                answers);
        assertTrue(
                asked.startsWith("{\"method\":\"system.multicall\",\"params\":"
                        + "[{\"method\":\"ticket.get\",\"id\":1,\"params\":[1]},{\"method\":\"ticket.changeLog\""),
                asked);
    }

    @Test
    void tellsHowLongItShallStayAway() {
        status = 503;
        TracFailure busy = assertThrows(TracFailure.class, () -> trac.changedSince(Optional.empty()));
        assertEquals(Optional.of(Duration.ofSeconds(30)), busy.retryAfter());
    }

    @Test
    void saysWhatIsWrongInWordsForThoseWhoWroteTheSettings() {
        status = 401;
        assertFailure("look at the settings user, password and path");
        status = 200;
        answer = "<html>";
        assertFailure("something else than JSON");
        answer = "{\"error\": {\"message\": \"XML_RPC privileges are required\"}, \"result\": null}";
        assertFailure("XML_RPC privileges are required");
        server.stop(0);
        assertFailure("Trac cannot be reached");
    }

    private void assertFailure(String part) {
        TracFailure failure = assertThrows(TracFailure.class, () -> trac.changedSince(Optional.empty()));
        assertTrue(failure.getMessage().contains(part), failure.getMessage());
    }
}
