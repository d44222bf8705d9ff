package dev.pergola.core.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.Body;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is compressed for whom, and what caches are told about it. */
class CompressionTest {

    private static final byte[] LONG_TEXT = "0123456789abcdef\n".repeat(10_000).getBytes(StandardCharsets.UTF_8);

    private static final CountDownLatch FIRST_PART_SEEN = new CountDownLatch(1);

    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.answering(CompressionTest::answer);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Response answer(Request request) {
        String type = request.parameter("type").orElse("text/plain; charset=utf-8");
        return switch (request.path()) {
            case "/long" -> Response.of(type, Body.of(LONG_TEXT));
            case "/short" -> Response.of(type, Body.of(new byte[1000]));
            case "/stream" -> Response.of(type, Body.streaming(out -> out.write(LONG_TEXT)));
            case "/packed" -> Response.of(type, Body.of(LONG_TEXT)).withHeader("Content-Encoding", "br");
            case "/varied" -> Response.of(type, Body.of(LONG_TEXT)).withHeader("Vary", "Origin, Accept");
            case "/tagged" ->
                request.header("If-None-Match").equals(Optional.of("\"1\""))
                        ? Response.text("").withStatus(304).withHeader("ETag", "\"1\"")
                        : Response.of(type, Body.of(LONG_TEXT)).withHeader("ETag", "\"1\"");
            case "/slow" ->
                Response.of(type, Body.streaming(out -> {
                    out.write(LONG_TEXT);
                    out.flush();
                    try {
                        assertTrue(FIRST_PART_SEEN.await(20, TimeUnit.SECONDS));
                    } catch (InterruptedException stopped) {
                        throw new IOException(stopped);
                    }
                    out.write("the end".getBytes(StandardCharsets.UTF_8));
                }));
            default -> throw new IllegalArgumentException(request.path());
        };
    }

    private static RawClient.Answer get(String target, String... headers) throws IOException {
        try (RawClient client = server.connect()) {
            return client.ask("GET", target, headers).answer();
        }
    }

    private static byte[] unpacked(RawClient.Answer answer) throws IOException {
        assertEquals(List.of("gzip"), answer.headers("Content-Encoding"));
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.content()))) {
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html; charset=utf-8", "text/csv", "application/json; charset=utf-8", "image/svg+xml"})
    void longTextIsCompressedForThoseWhoAccept(String type) throws IOException {
        RawClient.Answer answer =
                get("/long?type=" + type.replace(" ", "%20").replace("+", "%2B"), "Accept-Encoding: br, gzip");

        assertArrayEquals(LONG_TEXT, unpacked(answer));
        assertTrue(answer.content().length < LONG_TEXT.length / 10);
        assertEquals(List.of("Accept-Encoding"), answer.headers("Vary"));
        assertTrue(answer.complete());
    }

    @Test
    void streamsAreCompressedToo() throws IOException {
        assertArrayEquals(LONG_TEXT, unpacked(get("/stream", "Accept-Encoding: gzip")));
    }

    @Test
    void aFlushedPartCanBeReadBeforeTheRestIsMade() throws IOException {
        try (RawClient client = server.connect()) {
            client.ask("GET", "/slow", "Accept-Encoding: gzip");
            client.readUntil("\r\n\r\n");
            try (InputStream in = new GZIPInputStream(client.chunks())) {
                assertArrayEquals(LONG_TEXT, in.readNBytes(LONG_TEXT.length));
                FIRST_PART_SEEN.countDown();
                assertEquals("the end", new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X: y", "Accept-Encoding: br", "Accept-Encoding: gzip;q=0", "Accept-Encoding: identity"})
    void othersGetTextAsItIsAndCachesKnowThatItVaries(String header) throws IOException {
        RawClient.Answer answer = get("/long", header);

        assertArrayEquals(LONG_TEXT, answer.content());
        assertEquals(List.of(), answer.headers("Content-Encoding"));
        assertEquals(List.of("Accept-Encoding"), answer.headers("Vary"));
    }

    @Test
    void shortAnswersAreNotCompressed() throws IOException {
        RawClient.Answer answer = get("/short", "Accept-Encoding: gzip");

        assertEquals(List.of(), answer.headers("Content-Encoding"));
        assertEquals(List.of("1000"), answer.headers("Content-Length"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"image/png", "application/zip", "application/octet-stream", "application/x-sqlite3", "font/woff2"
            })
    void whatIsNoTextIsNotCompressed(String type) throws IOException {
        RawClient.Answer answer = get("/long?type=" + type, "Accept-Encoding: gzip");

        assertArrayEquals(LONG_TEXT, answer.content());
        assertEquals(List.of(), answer.headers("Content-Encoding"));
    }

    @Test
    void whatIsCompressedAlreadyStaysAsItIs() throws IOException {
        RawClient.Answer answer = get("/packed", "Accept-Encoding: gzip");

        assertArrayEquals(LONG_TEXT, answer.content());
        assertEquals(List.of("br"), answer.headers("Content-Encoding"));
    }

    @Test
    void otherReasonsToVaryStayBesideOurs() throws IOException {
        List<String> vary = get("/varied", "Accept-Encoding: gzip").headers("Vary").stream()
                .flatMap(value -> Arrays.stream(value.split(", *")))
                .sorted()
                .toList();

        assertEquals(List.of("Accept", "Accept-Encoding", "Origin"), vary);
    }

    @Test
    void aTagThatCameWithACompressedAnswerIsKnownAgain() throws IOException {
        String tag = get("/tagged", "Accept-Encoding: gzip").header("ETag").orElseThrow();

        assertEquals(
                304,
                get("/tagged", "Accept-Encoding: gzip", "If-None-Match: " + tag).status());
    }

    @Test
    void headSaysHowLongThePlainAnswerIs() throws IOException {
        try (RawClient client = server.connect()) {
            RawClient.Answer head =
                    client.ask("HEAD", "/long", "Accept-Encoding: gzip").answer("HEAD");

            assertEquals(List.of("170000"), head.headers("Content-Length"));
            assertFalse(head.headers("Vary").isEmpty());
        }
    }
}
