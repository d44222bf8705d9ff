package dev.pergola.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.Body;
import dev.pergola.api.http.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that give or take a byte now and then, which never lets their connection be idle: they are left, others are served. */
@Timeout(60)
class SlowClientsTest {

    private static final HttpLimits IMPATIENT =
            HttpLimits.standard().withTimes(Duration.ofMillis(300), Duration.ofSeconds(5));
    private static final int SLOW_ONES = 20;
    private static final long PAUSE = Duration.ofMillis(20).toNanos();

    private static Response length(dev.pergola.api.http.Request request) {
        try {
            return Response.text(Integer.toString(request.body().readAllBytes().length));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void assertServed(TestServer server) throws IOException {
        try (RawClient other = server.connect()) {
            other.ask("POST", "/", "Content-Length: 5").send("hello");
            assertEquals("5", other.answer().text());
        }
    }

    @Test
    void whoSendsAByteNowAndThenIsToldSo() throws IOException {
        for (String form : List.of("Content-Length: 100000", "Transfer-Encoding: chunked")) {
            List<RawClient> slow = new ArrayList<>();
            try (TestServer server = TestServer.answering(IMPATIENT, SlowClientsTest::length)) {
                for (int i = 0; i < SLOW_ONES; i++) {
                    slow.add(server.connect().ask("POST", "/", form));
                }
                String piece = form.startsWith("C") ? "x" : "1\r\nx\r\n";
                for (int round = 0; round < 30; round++) {
                    for (RawClient client : slow) {
                        sendWhileOpen(client, piece);
                    }
                    assertServed(server);
                    LockSupport.parkNanos(PAUSE);
                }
                for (RawClient client : slow) {
                    assertEquals(408, client.answer().status(), form);
                    client.close();
                }
            }
        }
    }

    private static void sendWhileOpen(RawClient client, String piece) {
        try {
            client.send(piece);
        } catch (IOException left) {
            // which is what is expected sooner or later; the answer can be read all the same
        }
    }

    @Test
    void whoTakesAByteNowAndThenDoesNotGetAll() throws IOException {
        byte[] large = new byte[20_000_000];
        List<RawClient> slow = new ArrayList<>();
        try (TestServer server = TestServer.answering(
                IMPATIENT,
                request -> request.path().equals("/large")
                        ? Response.of("application/octet-stream", Body.of(large))
                        : length(request))) {
            for (int i = 0; i < SLOW_ONES; i++) {
                slow.add(server.connect().ask("GET", "/large"));
            }
            // A byte makes no room in the buffers between them for which the network would send more.
            for (int round = 0; round < 30; round++) {
                for (RawClient client : slow) {
                    client.read(new byte[1]);
                }
                assertServed(server);
                LockSupport.parkNanos(PAUSE);
            }
            for (RawClient client : slow) {
                assertTrue(taken(client) < large.length);
                client.close();
            }
        }
        assertFalse(slow.isEmpty());
    }

    private static long taken(RawClient client) {
        try {
            return client.restLength();
        } catch (IOException cut) {
            return 0;
        }
    }
}
