package dev.pergola.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.Response;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client sends, it gets our answer: the router sees odd paths as they are, and the rest is our problem page. */
class MalformedRequestTest {

    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.answering(request -> Response.text(
                request.method() + " " + request.path() + "|" + request.rawQuery() + "|" + request.host()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "//",
                "//evil.example/x",
                "/a//b",
                "/a/../b",
                "/a/./b",
                "/a%2Fb",
                "/a%2fb%5Cc",
                "/a;b=c/d",
                "/a/..;/b",
                "/%c3%28",
                "/%u0041",
                "/~2F~7E",
                "/a~b",
                "/a\\b",
                "/a|b\"c<d>{e}^`",
                "/[a]",
                "/a,b+c$d&e=f@g:h!i*j'k(l)",
            })
    void pathsReachTheRouterUntouched(String path) throws IOException {
        try (RawClient client = server.connect()) {
            RawClient.Answer answer = client.ask("GET", path + "?q=%zz&a=b").answer();

            assertEquals("GET " + path + "|q=%zz&a=b|example.org", answer.text());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/%", "/%zz", "/%e", "/%00"})
    void pathsThatMeanNothingOrLeaveTheSiteGetOurProblem(String path) throws IOException {
        try (RawClient client = server.connect()) {
            RawClient.Answer answer = client.ask("GET", path).answer();

            assertEquals(400, answer.status());
            assertTrue(answer.text().startsWith("OUR PROBLEM bad-request: "), answer::text);
        }
    }

    @Test
    void theBeginningOfATlsConnectionGetsOurProblem() throws IOException {
        try (RawClient client = server.connect()) {
            byte[] hello = {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3, 10, 13, 10, 13, 10};

            assertEquals(400, client.send(hello).answer().status());
        }
    }

    @Test
    void bytesBeyondAsciiInAPathAreReadAsUtf8() throws IOException {
        try (RawClient client = server.connect()) {
            client.send("GET /gr\u00c3\u00bc\u00c3\u009fe HTTP/1.1\r\nHost: example.org\r\n\r\n");

            assertEquals("GET /grüße||example.org", client.answer().text());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET / HTTP/1.1\\r\\n\\r\\n|400",
                "GET / HTTP/1.1\\r\\nHost: \\r\\n\\r\\n|400",
                "GET / HTTP/1.1\\r\\nHost: a\\r\\nHost: b\\r\\n\\r\\n|400",
                "GET / HTTP/1.1\\r\\nHost: a b\\r\\n\\r\\n|400",
                "GET http://other.example/ HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n|400",
                "GET / HTTP/1.1\\r\\nHost: a\\r\\nNo colon\\r\\n\\r\\n|400",
                "GET / HTTP/1.1\\r\\nHost: a\\r\\nX : y\\r\\n\\r\\n|400",
                "GET / HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: x\\r\\n\\r\\n|400",
                "GET / HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 1\\r\\nContent-Length: 2\\r\\n\\r\\n|400",
                "POST / HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 1\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n|400",
                "G\u0001T / HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n|400",
                "GET /a b HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n|400",
                "GET / HTTP/9.9\\r\\nHost: a\\r\\n\\r\\n|505",
                "GET /\\r\\n\\r\\n|505",
                "GET / HTTP/1.1\\r\\nHost: a\\r\\nExpect: a miracle\\r\\n\\r\\n|417",
                "hello\\r\\n\\r\\n|400",
            })
    void whatIsNotHttpGetsOurProblem(String text, int status) throws IOException {
        try (RawClient client = server.connect()) {
            client.send(text.replace("\\r", "\r").replace("\\n", "\n"));

            RawClient.Answer answer = client.answer();

            assertEquals(status, answer.status(), answer::text);
            assertTrue(answer.text().startsWith("OUR PROBLEM "), answer::text);
            assertFalse(answer.head().toString().toLowerCase(Locale.ROOT).contains("jetty"));
        }
    }

    @Test
    void aPrefaceOfHttp2GetsOurProblem() throws IOException {
        try (RawClient client = server.connect()) {
            RawClient.Answer answer =
                    client.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").answer();

            assertTrue(answer.status() >= 400, answer::text);
            assertTrue(answer.text().startsWith("OUR PROBLEM "), answer::text);
        }
    }

    /** Also for a client that reads only after it has sent everything. */
    @RepeatedTest(10)
    void anAddressOfAMegabyteIsTooLong() throws IOException {
        try (RawClient client = server.connect()) {
            RawClient.Answer answer =
                    client.ask("GET", "/" + "x".repeat(1 << 20)).answer();

            assertEquals(414, answer.status());
            assertTrue(answer.text().startsWith("OUR PROBLEM address-too-long: "), answer::text);
        }
    }

    @RepeatedTest(10)
    void headersOfAMegabyteAreTooLarge() throws IOException {
        try (RawClient client = server.connect()) {
            RawClient.Answer answer =
                    client.ask("GET", "/", "Cookie: " + "x".repeat(1 << 20)).answer();

            assertEquals(431, answer.status());
            assertTrue(answer.text().startsWith("OUR PROBLEM headers-too-large: "), answer::text);
        }
    }

    @Test
    void aLongAddressBelowTheLimitIsServed() throws IOException {
        String path = "/" + "x".repeat(31 * 1024);
        try (RawClient client = server.connect()) {
            assertEquals(
                    "GET " + path + "||example.org",
                    client.ask("GET", path).answer().text());
        }
    }

    @Test
    void requestsForTheServerAsAWholeLookLikeThoseForTheStartPage() throws IOException {
        try (RawClient client = server.connect()) {
            assertEquals(
                    "OPTIONS /||example.org",
                    client.ask("OPTIONS", "*").answer().text());
        }
        try (RawClient client = server.connect()) {
            assertTrue(client.ask("CONNECT", "example.org:443").answer().text().startsWith("OUR PROBLEM "));
        }
    }

    @Test
    void aMethodInSmallLettersIsAMethod() throws IOException {
        try (RawClient client = server.connect()) {
            assertTrue(client.ask("get", "/a").answer().text().startsWith("GET /a|"));
        }
    }

    @Test
    void aRequestOfHttp10NeedsNoHost() throws IOException {
        try (RawClient client = server.connect()) {
            RawClient.Answer answer = client.send("GET /a HTTP/1.0\r\n\r\n").answer();

            assertEquals(200, answer.status());
            assertTrue(answer.text().startsWith("GET /a||127.0.0.1:"), answer::text);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "example.org,example.org",
        "example.org:8001,example.org:8001",
        "example.org:80,example.org",
        "[::1]:99,[::1]:99",
        "[::1],[::1]"
    })
    void theHostIsShownAsAnAddressOfThisSiteNeedsIt(String sent, String shown) throws IOException {
        try (RawClient client = server.connect()) {
            client.send("GET / HTTP/1.1\r\nHost: " + sent
                    + "\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\n"
                    + "Forwarded: host=evil.example\r\n\r\n");

            assertEquals("GET /||" + shown, client.answer().text());
        }
    }
}
