package dev.pergola.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.Body;
import dev.pergola.api.http.Response;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Answers that are written while they are made. */
class StreamingTest {

    private static final long LARGE = 100L * 1024 * 1024;

    private final CountDownLatch closed = new CountDownLatch(1);

    private Response streaming(Body.Writer writer) {
        return Response.of("application/octet-stream", Body.streaming(writer).onClose(closed::countDown));
    }

    private void assertClosedSoon() throws InterruptedException {
        assertTrue(closed.await(20, TimeUnit.SECONDS), "the body was not closed");
    }

    @Test
    void aHundredMegabytesPassThroughLittleMemory() throws Exception {
        byte[] block = new byte[10_000];
        AtomicReference<Long> mostUsed = new AtomicReference<>(0L);
        try (TestServer server = TestServer.answering(request -> streaming(out -> {
                    for (long sent = 0; sent < LARGE; sent += block.length) {
                        out.write(block);
                        if (sent % (block.length * 1000L) == 0) {
                            System.gc();
                            mostUsed.accumulateAndGet(usedMemory(), Math::max);
                        }
                    }
                }));
                RawClient client = server.connect()) {
            System.gc();
            long before = usedMemory();
            long received = client.ask("GET", "/", "Connection: close").restLength();

            assertTrue(received > LARGE, "received " + received);
            assertClosedSoon();
            long growth = mostUsed.get() - before;
            assertTrue(growth < 20_000_000, "memory grew by " + growth + " bytes");
        }
    }

    private static long usedMemory() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void piecesAreSentAsOneContentOfTheirLength() throws Exception {
        List<ByteBuffer> pieces = List.of(
                ByteBuffer.wrap("..one, ".getBytes(StandardCharsets.UTF_8), 2, 5),
                ByteBuffer.wrap(new byte[0]),
                ByteBuffer.wrap("x".repeat(100_000).getBytes(StandardCharsets.UTF_8)));
        Body body = Body.of(pieces).onClose(closed::countDown);
        try (TestServer server = TestServer.answering(request -> Response.of("text/plain", body));
                RawClient client = server.connect()) {
            RawClient.Answer answer = client.ask("GET", "/").answer();

            assertEquals(Optional.of("100005"), answer.header("Content-Length"));
            assertEquals("one, " + "x".repeat(100_000), answer.text());
            assertClosedSoon();
        }
    }

    @Test
    void whatIsFlushedArrivesBeforeTheRest() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        try (TestServer server = TestServer.answering(request -> streaming(out -> {
                    out.write("first".getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    await(arrived);
                    out.write("second".getBytes(StandardCharsets.UTF_8));
                }));
                RawClient client = server.connect()) {
            client.ask("GET", "/");
            String soFar = client.readUntil("first");
            arrived.countDown();

            assertFalse(soFar.contains("second"));
            assertTrue(client.readUntil("\r\n0\r\n\r\n").contains("second"));
            assertClosedSoon();
        }
    }

    @Test
    void aFailureAfterTheFirstBytesCutsTheAnswerOff() throws Exception {
        try (TestServer server = TestServer.answering(request -> streaming(out -> {
                    out.write(new byte[100_000]);
                    throw new IllegalStateException("the database went away");
                }));
                RawClient client = server.connect()) {
            RawClient.Answer answer = client.ask("GET", "/").answer();

            assertEquals(200, answer.status());
            assertFalse(answer.complete(), "the client must be able to tell that something is missing");
            assertClosedSoon();
        }
    }

    @Test
    void aFailureBeforeTheFirstBytesIsAProblem() throws Exception {
        try (TestServer server = TestServer.answering(request -> streaming(out -> {
                    out.write(new byte[100]);
                    throw new IOException("the database went away");
                }));
                RawClient client = server.connect()) {
            RawClient.Answer answer = client.ask("GET", "/").answer();

            assertEquals(500, answer.status());
            assertTrue(answer.text().startsWith("OUR PROBLEM internal: "), answer::text);
            assertFalse(answer.text().contains("database"), answer::text);
            assertTrue(answer.complete());
            assertClosedSoon();
        }
    }

    @Test
    void aClientThatHangsUpEndsTheStreamAndReleasesWhatItHolds() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        try (TestServer server = TestServer.answering(request -> streaming(out -> {
                    byte[] block = new byte[100_000];
                    while (true) {
                        out.write(block);
                        writing.countDown();
                    }
                }));
                RawClient client = server.connect()) {
            client.ask("GET", "/");
            await(writing);
            client.hangUp();

            assertClosedSoon();
        }
    }

    @Test
    void aClientThatReadsNothingIsLeftAfterTheIdleTime() throws Exception {
        HttpLimits impatient = HttpLimits.standard().withTimes(Duration.ofMillis(300), Duration.ofSeconds(5));
        try (TestServer server = TestServer.answering(
                        impatient,
                        request -> streaming(out -> {
                            byte[] block = new byte[100_000];
                            while (true) {
                                out.write(block);
                            }
                        }));
                RawClient client = server.connect()) {
            client.ask("GET", "/");

            assertClosedSoon();
        }
    }

    @Test
    void aStreamThatTakesItsTimeIsNotIdle() throws Exception {
        HttpLimits impatient = HttpLimits.standard().withTimes(Duration.ofMillis(200), Duration.ofSeconds(5));
        CountDownLatch never = new CountDownLatch(1);
        try (TestServer server = TestServer.answering(
                        impatient,
                        request -> streaming(out -> {
                            out.write('a');
                            out.flush();
                            try {
                                assertFalse(never.await(1, TimeUnit.SECONDS));
                            } catch (InterruptedException stopped) {
                                throw new IOException(stopped);
                            }
                            out.write('b');
                        }));
                RawClient client = server.connect()) {
            RawClient.Answer answer = client.ask("GET", "/").answer();

            assertEquals("ab", answer.text());
            assertTrue(answer.complete());
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }
}
