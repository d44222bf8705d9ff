package dev.pergola.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.http.Body;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventStreamsTest {

    private static final String PATH = "/-/plugins/events";

    private final AtomicReference<String> news = new AtomicReference<>("data: one\n\n");
    private final AtomicInteger closed = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = new HttpServer(
                new HttpOptions(
                        "127.0.0.1",
                        0,
                        HttpLimits.standard()
                                .withRequests(1, 0, Duration.ofSeconds(1))
                                .withTimes(Duration.ofSeconds(30), Duration.ofSeconds(20))),
                this::answer,
                TestServer::problem);
        server.tell(new EventFeed(PATH, news::get));
        server.start();
    }

    @AfterEach
    void end() {
        server.close();
    }

    private Response answer(Request request) {
        if (request.header("X-Stranger").isPresent()) {
            return TestServer.problem(new ServerException(ErrorCode.FORBIDDEN, "not for you"), request);
        }
        return request.path().endsWith(PATH)
                ? Response.of("text/event-stream", Body.of(news.get()).onClose(closed::incrementAndGet))
                : Response.text("page");
    }

    private RawClient listen() throws IOException {
        RawClient client = new RawClient(server.address().getPort());
        client.ask("GET", PATH, "Accept: text/event-stream");
        assertTrue(client.readUntil("data: one\n\n").startsWith("HTTP/1.1 200"));
        return client;
    }

    @Test
    void tellsWhatIsNewToEverybodyWhoListens() throws IOException {
        try (RawClient first = listen();
                RawClient second = listen()) {
            news.set("data: two\n\n");

            assertTrue(first.readUntil("data: two\n\n").contains("data: two"));
            assertTrue(second.readUntil("data: two\n\n").contains("data: two"));
        }
    }

    @Test
    void manyStreamsTakeNoThreadAndNobodyWaitsForTheirRequests() throws IOException {
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            clients.add(listen());
        }
        assertEquals(50, closed.get(), "the bodies are closed, which ends the leases");

        try (RawClient other = new RawClient(server.address().getPort())) {
            assertEquals("page", other.ask("GET", "/").answer().text(), "one request at once is allowed");
        }

        for (RawClient client : clients) {
            client.close();
        }
    }

    @Test
    void whoMayNotKnowIsTurnedAway() throws IOException {
        try (RawClient client = new RawClient(server.address().getPort())) {
            client.ask("GET", PATH, "Accept: text/event-stream", "X-Stranger: 1");
            RawClient.Answer answer = client.answer();
            assertEquals(403, answer.status());
            assertTrue(answer.complete());
        }
    }

    @Test
    void whoDoesNotAskForEventsGetsOneAnswer() throws IOException {
        try (RawClient client = new RawClient(server.address().getPort())) {
            RawClient.Answer answer = client.ask("GET", PATH).answer();
            assertEquals("data: one\n\n", answer.text());
            assertTrue(answer.complete());
        }
    }

    @Test
    void theEndOfTheServerEndsStreamsInGoodOrder() throws IOException {
        try (RawClient client = listen()) {
            long begin = System.nanoTime();
            server.close();

            assertTrue(client.readUntil("0\r\n\r\n").endsWith("0\r\n\r\n"), "the last chunk");
            assertFalse(Duration.ofNanos(System.nanoTime() - begin).toSeconds() > 10, "streams are not waited for");
        }
    }
}
