package dev.pergola.core.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.ServerException;
import dev.pergola.api.http.Body;
import dev.pergola.api.http.Headers;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What goes in and out of one exchange. */
class ExchangeTest {

    private final Semaphore closedBodies = new Semaphore(0);
    private Optional<TestServer> running = Optional.empty();

    private TestServer serving(Function<Request, Response> answers) throws IOException {
        TestServer server = TestServer.answering(answers);
        running = Optional.of(server);
        return server;
    }

    @AfterEach
    void stop() {
        running.ifPresent(TestServer::close);
    }

    private Response counted(Response response) {
        return response.withBody(response.body().onClose(closedBodies::release));
    }

    /** A body is closed when its bytes are handed over, which may be after the client has them. */
    private void assertClosed(int bodies) throws InterruptedException {
        assertTrue(closedBodies.tryAcquire(bodies, 20, TimeUnit.SECONDS), "a body was not closed");
        assertEquals(0, closedBodies.availablePermits(), "a body was closed twice");
    }

    private static String bodyOf(Request request) {
        try {
            return new String(request.body().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void bytesAreSentWithTheirLengthAndADateAndNoVersionOfAnything() throws Exception {
        try (RawClient client =
                serving(request -> counted(Response.text("grüße"))).connect()) {
            RawClient.Answer answer = client.ask("GET", "/").answer();

            assertEquals("grüße", answer.text());
            assertEquals(List.of("7"), answer.headers("Content-Length"));
            assertEquals(List.of("text/plain; charset=utf-8"), answer.headers("Content-Type"));
            assertEquals(1, answer.headers("Date").size());
            assertEquals(List.of("Pergola"), answer.headers("Server"));
            assertClosed(1);
        }
    }

    @Test
    void aStreamThatEndsEarlyIsSentInOnePieceWithItsLength() throws Exception {
        Response shortStream =
                Response.of("text/csv", Body.streaming(out -> out.write("a,b\n".getBytes(StandardCharsets.UTF_8))));
        try (RawClient client = serving(request -> counted(shortStream)).connect()) {
            RawClient.Answer answer = client.ask("GET", "/").answer();

            assertEquals("a,b\n", answer.text());
            assertEquals(List.of("4"), answer.headers("Content-Length"));
            assertClosed(1);
        }
    }

    @Test
    void headIsAnsweredWithTheLengthButWithoutContent() throws Exception {
        try (RawClient client =
                serving(request -> counted(Response.text("hello"))).connect()) {
            RawClient.Answer head = client.ask("HEAD", "/").answer("HEAD");
            RawClient.Answer next = client.ask("GET", "/").answer();

            assertEquals(List.of("5"), head.headers("Content-Length"));
            assertEquals("hello", next.text(), "no content of the first answer may stand before the second");
            assertClosed(2);
        }
    }

    @Test
    void headOfAStreamClosesItWithoutWritingIt() throws Exception {
        AtomicInteger writes = new AtomicInteger();
        Response stream = Response.of("text/csv", Body.streaming(out -> writes.incrementAndGet()));
        try (RawClient client = serving(request -> counted(stream)).connect()) {
            assertEquals(200, client.ask("HEAD", "/").answer("HEAD").status());
            assertEquals(200, client.ask("GET", "/").answer().status());

            assertEquals(1, writes.get());
            assertClosed(2);
        }
    }

    @Test
    void notModifiedHasNeitherContentNorLength() throws IOException {
        Response unchanged = Response.text("forgotten").withStatus(304).withHeader("ETag", "\"1\"");
        try (RawClient client = serving(request -> counted(unchanged)).connect()) {
            RawClient.Answer answer = client.ask("GET", "/").answer();

            assertEquals(304, answer.status());
            assertEquals(List.of(), answer.headers("Content-Length"));
            assertEquals(List.of("\"1\""), answer.headers("ETag"));
            assertEquals(304, client.ask("GET", "/").answer().status());
        }
    }

    @Test
    void requestsThatAreSentAheadAreAnsweredInOrder() throws IOException {
        try (RawClient client =
                serving(request -> Response.text(request.path())).connect()) {
            StringBuilder many = new StringBuilder();
            for (int i = 0; i < 100; i++) {
                many.append("GET /").append(i).append(" HTTP/1.1\r\nHost: a\r\n\r\n");
            }
            client.send(many.toString());

            for (int i = 0; i < 100; i++) {
                assertEquals("/" + i, client.answer().text());
            }
        }
    }

    @Test
    void headersComeAndGoInOrderAndWhatDescribesTheConnectionIsDropped() throws IOException {
        Headers sent = Headers.of(
                "Set-Cookie",
                "a=1",
                "Set-Cookie",
                "b=2",
                "Transfer-Encoding",
                "chunked",
                "Date",
                "never",
                "Server",
                "secret 1.0",
                "Connection",
                "close",
                "X-Odd",
                "\u010Dabc\u010Adef");
        try (RawClient client = serving(request -> {
                    assertEquals(List.of("1", "2"), request.headers().all("x-a"));
                    assertEquals(Optional.of(""), request.header("X-Empty"));
                    assertEquals(Optional.of("1"), request.header("X-A"));
                    assertEquals(Optional.empty(), request.header("X-B"));
                    return new Response(200, sent, Body.of("fine"));
                })
                .connect()) {
            RawClient.Answer answer =
                    client.ask("GET", "/", "X-A: 1", "x-a: 2", "X-Empty:").answer();

            assertEquals("fine", answer.text());
            assertEquals(List.of("a=1", "b=2"), answer.headers("Set-Cookie"));
            assertEquals(List.of(), answer.headers("Transfer-Encoding"));
            assertEquals(List.of(), answer.headers("Connection"));
            assertEquals(List.of("Pergola"), answer.headers("Server"));
            assertFalse(answer.headers("Date").contains("never"));
            assertEquals(List.of("abc def"), answer.headers("X-Odd"), "no character may turn into a line break");
            assertEquals(
                    "fine",
                    client.ask("GET", "/", "X-A: 1", "X-A: 2", "X-Empty:")
                            .answer()
                            .text());
        }
    }

    @Test
    void theLengthIsThatOfTheBytesWhateverAHeaderSays() throws IOException {
        Response wrong = Response.text("abc").withHeader("Content-Length", "100");
        try (RawClient client = serving(request -> wrong).connect()) {
            assertEquals(List.of("3"), client.ask("GET", "/").answer().headers("Content-Length"));
        }
    }

    @Test
    void aBodyUpToTheLimitIsRead() throws IOException {
        try (TestServer server = TestServer.answering(
                        HttpLimits.standard().withBodyBytes(10), request -> Response.text(bodyOf(request)));
                RawClient client = server.connect()) {
            client.ask("POST", "/", "Content-Length: 10").send("0123456789");
            assertEquals("0123456789", client.answer().text());

            client.ask("POST", "/", "Transfer-Encoding: chunked").send("4\r\nabcd\r\n6\r\nefghij\r\n0\r\n\r\n");
            assertEquals("abcdefghij", client.answer().text());
        }
    }

    @Test
    void aLargerBodyIsRefusedByItsAnnouncementOrWhileItComes() throws IOException {
        HttpLimits limits = HttpLimits.standard().withBodyBytes(10);
        try (TestServer server = TestServer.answering(limits, request -> Response.text(bodyOf(request)))) {
            try (RawClient client = server.connect()) {
                RawClient.Answer answer =
                        client.ask("POST", "/", "Content-Length: 11").answer();
                assertEquals(413, answer.status());
                assertTrue(answer.text().contains("max_post_body_bytes")
                        || answer.text().contains("10 bytes"));
            }
            try (RawClient client = server.connect()) {
                client.ask("POST", "/", "Transfer-Encoding: chunked").send("b\r\n0123456789a\r\n0\r\n\r\n");
                assertEquals(413, client.answer().status());
            }
        }
    }

    @Test
    void anotherLimitHoldsForTheNextRequest() throws IOException {
        try (TestServer server = TestServer.answering(request -> Response.text(bodyOf(request)));
                RawClient client = server.connect()) {
            client.ask("POST", "/", "Content-Length: 11").send("0123456789a");
            assertEquals("0123456789a", client.answer().text());
            server.server().limitBodies(10);
            assertEquals(
                    413, client.ask("POST", "/", "Content-Length: 11").answer().status());
        }
    }

    /** Also for a client that reads only after it has sent everything. */
    @RepeatedTest(5)
    void aClientThatSendsFarTooMuchReadsWhyItWasRefused() throws IOException {
        byte[] far = new byte[10_000_000];
        HttpLimits limits = HttpLimits.standard().withBodyBytes(1000);
        try (TestServer server = TestServer.answering(limits, request -> Response.text(bodyOf(request)));
                RawClient client = server.connect()) {
            client.ask("POST", "/", "Content-Length: " + far.length).send(far);

            assertEquals(413, client.answer().status());
        }
    }

    @Test
    void aBodyOfAnySizeIsReadWhereThereIsNoLimit() throws IOException {
        byte[] large = new byte[5_000_000];
        try (TestServer server = TestServer.answering(
                        HttpLimits.standard().withBodyBytes(0),
                        request ->
                                Response.text(Integer.toString(bodyOf(request).length())));
                RawClient client = server.connect()) {
            client.ask("POST", "/", "Content-Length: " + large.length).send(large);

            assertEquals("5000000", client.answer().text());
        }
    }

    @Test
    void aBodyThatStopsBeforeItsEndIsAProblemOfTheRequest() throws Exception {
        CountDownLatch refused = new CountDownLatch(1);
        try (RawClient client = serving(request -> {
                    try {
                        return Response.text(bodyOf(request));
                    } catch (ServerException problem) {
                        assertEquals(400, problem.code().status());
                        refused.countDown();
                        throw problem;
                    }
                })
                .connect()) {
            client.ask("POST", "/", "Content-Length: 100").send("only this");
            client.hangUp();

            assertTrue(refused.await(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void aBodyThatNobodyReadsDoesNotSpoilTheNextRequest() throws IOException {
        try (RawClient client =
                serving(request -> Response.text(request.path())).connect()) {
            client.ask("POST", "/first", "Content-Length: 5").send("hello");
            assertEquals("/first", client.answer().text());
            assertEquals("/second", client.ask("GET", "/second").answer().text());
        }
    }

    @Test
    void aClientThatWaitsForPermissionToSendGetsIt() throws IOException {
        try (RawClient client =
                serving(request -> Response.text(bodyOf(request))).connect()) {
            client.ask("POST", "/", "Content-Length: 5", "Expect: 100-continue");
            byte[] permission = new byte[25];
            client.read(permission);
            assertTrue(new String(permission, StandardCharsets.US_ASCII).startsWith("HTTP/1.1 100 "));
            assertEquals("hello", client.send("hello").answer().text());
        }
    }

    @Test
    void threadsAreNamedAndCarryNoForeignClassLoader() throws IOException {
        Thread current = Thread.currentThread();
        ClassLoader before = current.getContextClassLoader();
        ClassLoader foreign = new ClassLoader(before) {};
        current.setContextClassLoader(foreign);
        try (RawClient client = serving(
                        request -> Response.text(Thread.currentThread().getName()
                                + (Thread.currentThread().getContextClassLoader() == foreign)))
                .connect()) {
            String text = client.ask("GET", "/").answer().text();

            assertTrue(text.matches("http-\\d+false"), text);
        } finally {
            current.setContextClassLoader(before);
        }
    }

    @Test
    void largeBytesArriveWhole() throws IOException {
        byte[] large = new byte[20_000_000];
        for (int i = 0; i < large.length; i++) {
            large[i] = (byte) (i * 31);
        }
        try (RawClient client = serving(request -> Response.of("application/octet-stream", Body.of(large)))
                .connect()) {
            RawClient.Answer answer = client.ask("GET", "/").answer();

            assertEquals(List.of("20000000"), answer.headers("Content-Length"));
            assertArrayEquals(large, answer.content());
        }
    }
}
