package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.hook.web.ResponseFilter;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Response;
import dev.pergola.core.dispatch.Dispatcher;
import dev.pergola.core.http.HttpOptions;
import dev.pergola.core.http.HttpServer;
import dev.pergola.core.http.RawClient;
import dev.pergola.core.text.PercentCoding;
import dev.pergola.core.text.SqlIdentifier;
import dev.pergola.core.text.TildeCoding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Names and arguments that would end a header, if they came into it as they are: through the real server on a socket, each
 * answer has the headers that it should have and no others, in characters that every client and proxy can read.
 */
class HostileHeadersTest {

    private static final String BREAK = "\r\nPwned: 1\r\n\r\n<script>pwned()</script>";

    private static final List<String> NAMES = List.of(
            "a" + BREAK,
            "\nPwned: 1",
            "\rPwned: 1",
            "quoted\"; filename=\"pwned.exe",
            "back\\slash\\",
            "<x>; rel=\"preload\"",
            "a;b,c=d",
            " blank ",
            "\ttab",
            "\u007f\u0085\u2028\u2029",
            "über ☃ \uD834\uDD1E",
            "%0d%0aPwned: 1",
            "~0D~0APwned: 1",
            "//evil.example/",
            "\\\\evil.example",
            "..",
            "n" + "é".repeat(1500));

    private static final List<String> REQUESTED = List.of(
            "If-None-Match",
            "If-Modified-Since",
            "Origin",
            "Referer",
            "Cookie",
            "Range",
            "Accept",
            "Accept-Language",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "Authorization",
            "Content-Type");

    @RegisterExtension
    final AskedSite site = site();

    private HttpServer http;

    private static AskedSite site() {
        List<String> statements = new ArrayList<>();
        for (String name : NAMES) {
            String table = SqlIdentifier.quote(name);
            statements.add("create table " + table + "(key text primary key, " + table + " blob)");
            statements.add("insert into " + table + " values (" + MarkupSite.literal(name) + ", x'00'), ('2', x'01')");
        }
        return new AskedSite("""
                permissions: {insert-row: true, update-row: true, delete-row: true, execute-write-sql: true}
                settings: {default_page_size: 1}
                """, statements.toArray(String[]::new))
                .and("file" + BREAK.replace("/", "") + "é\"", "create table t(x)");
    }

    @BeforeEach
    void open() throws IOException {
        http = new HttpServer(
                new HttpOptions("127.0.0.1", 0),
                request -> site.server().client().send(request),
                (problem, request) -> Response.text(problem.getMessage())
                        .withStatus(problem.code().status()));
        http.start();
    }

    @AfterEach
    void close() {
        http.close();
    }

    private RawClient.Answer ask(String method, String target, String... headers) throws IOException {
        try (RawClient client = new RawClient(http.address().getPort())) {
            RawClient.Answer answer = client.ask(method, target, headers).answer();
            String asked = target.substring(0, Math.min(200, target.length())) + " -> " + answer.head();
            assertTrue(answer.status() < 500, asked);
            for (String line : answer.head()) {
                assertTrue(line.matches("[A-Za-z-]+: [ -~]*"), () -> line + " of " + asked);
                assertTrue(!line.startsWith("Pwned") && !line.matches("(?i)location: *([a-z]+:)?[/\\\\]{2}.*"), asked);
            }
            answer.headers("Content-Disposition").forEach(HostileHeadersTest::assertNamesOneFile);
            return answer;
        }
    }

    /** One file without a folder, and nothing behind it that a client could take for another. */
    private static void assertNamesOneFile(String disposition) {
        assertTrue(
                disposition.matches("attachment; filename=\"[^\"/\\\\]+\"(?:; filename\\*=UTF-8''[A-Za-z0-9%._~-]+)?"),
                disposition);
    }

    private RawClient.Answer get(String target) throws IOException {
        return ask("GET", target);
    }

    @Test
    void namesOfTablesAndColumnsStayWithinTheirHeaders() throws IOException {
        for (String name : NAMES) {
            lookAtTable(name);
        }
    }

    private void lookAtTable(String name) throws IOException {
        String table = "/data/" + TildeCoding.encode(name);
        String row = table + "/" + TildeCoding.encode(name);
        for (String target : List.of(
                table,
                table + ".json",
                table + ".csv?_dl=1",
                table + ".csv?_stream=1&_dl=1",
                QueryString.of("_blob_column", name).appendTo(table + ".blob"),
                QueryString.of("_blob_column", name).appendTo(row + ".blob"),
                QueryString.of("_sort", name).appendTo(table),
                QueryString.of("_filter_column", name, "_filter_op", "exact", "_filter_value", name)
                        .appendTo(table),
                row,
                row + ".json",
                table + "/-/schema",
                QueryString.of("sql", "select x'00' as " + SqlIdentifier.quote(name), "_blob_column", name)
                        .appendTo("/data/-/query.blob"),
                QueryString.of("sql", "select " + MarkupSite.literal(name), "_dl", "1")
                        .appendTo("/data/-/query.csv"))) {
            RawClient.Answer answer = get(target);
            assertTrue(answer.status() == 200 || answer.status() == 302, () -> target + ": " + answer.head());
        }
    }

    @Test
    void addressesThatAreLedOnStayWithinTheirHeader() throws IOException {
        for (String name : NAMES) {
            lookWhereItLeads(name);
        }
    }

    private void lookWhereItLeads(String name) throws IOException {
        String percent = PercentCoding.encode(name);
        String tilde = TildeCoding.encode(name);
        for (String target : List.of(
                "/data/" + percent,
                "/data/" + percent + "/",
                "/data/" + tilde + "/",
                "/" + percent,
                "//" + tilde + "/",
                "/data/gr\u00c3\u00bc\u00c3\u009fe/", // UTF-8 that nobody encoded
                "/data?sql=gr\u00c3\u00bc\u00c3\u009fe",
                "/:memory:/" + tilde,
                "/:memory:" + percent + "?x=" + percent,
                "/-/?x=" + percent,
                "/-/static/" + percent,
                "/data/" + tilde + "/-/remove",
                "/data?sql=" + percent,
                "/-/api?path=" + percent,
                "/-/auth-token?token=" + percent,
                "/-/create-token?next=" + percent,
                "/-/logout?next=" + percent)) {
            get(target);
        }
    }

    @Test
    void whatIsSentStaysWithinItsHeaders() throws IOException {
        for (String name : NAMES) {
            send(name);
        }
    }

    private void send(String name) throws IOException {
        String value = PercentCoding.encode(name);
        String tilde = TildeCoding.encode(name);
        for (String target : List.of(
                "/-/messages",
                "/data/-/query",
                "/data/-/execute-write",
                "/data/" + tilde + "/-/new",
                "/data/" + tilde + "/" + tilde + "/-/edit",
                "/data/" + tilde + "/" + tilde + "/-/remove?_message=1",
                "/-/create-token",
                "/-/logout",
                "/-/allow-debug",
                "/-/permissions")) {
            String form = "message=" + value + "&message_type=all&sql=select+'" + value + "'&value%3Akey=" + value
                    + "&next=" + value + "&_redirect=" + value;
            try (RawClient client = new RawClient(http.address().getPort())) {
                RawClient.Answer answer = client.send("POST " + target + " HTTP/1.1\r\nHost: example.org\r\n"
                                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                                + "\r\n\r\n" + form)
                        .answer();
                assertTrue(answer.status() < 500, () -> target + answer.head());
                for (String line : answer.head()) {
                    assertTrue(line.matches("[A-Za-z-]+: [ -~]*"), () -> line + " of " + target);
                    assertTrue(!line.startsWith("Pwned"), () -> target + answer.head());
                }
                assertTrue(
                        answer.headers("Set-Cookie").stream().allMatch(cookie -> cookie.length() < 4096),
                        () -> target + answer.head());
            }
        }
    }

    @Test
    void aFileIsDownloadedUnderItsNameAsFarAsAHeaderCanSayIt() throws IOException {
        String file = "/" + TildeCoding.encode("file" + BREAK.replace("/", "") + "é\"");
        assertEquals(403, get(file + ".db").status(), "it is mutable");
        get(file + ".json");
        get(file + "/t.csv?_dl=1");
    }

    @Test
    void whatARequestSaysInHeadersDoesNotComeBackInThem() throws IOException {
        for (String header : REQUESTED) {
            say(header);
        }
    }

    private void say(String header) throws IOException {
        for (String value : List.of(
                "\u00e9\u00ff",
                "\"\"\"",
                "W/\"",
                "\"<script>",
                "https://evil.example",
                "null",
                "x".repeat(8000),
                "=;=;",
                "ds_actor=\u00e9",
                "bytes=0-0,2-2,-1",
                "Bearer dstok_\u00e9",
                "Bearer",
                "text/html;q=x;\t")) {
            for (String target : List.of("/", "/data.json", "/-/static/app.css", "/data/a;b,c=d.csv?_dl=1")) {
                RawClient.Answer answer = ask("GET", target, header + ": " + value);
                assertTrue(answer.status() < 500, () -> value + answer.head());
                assertTrue(
                        answer.head().stream().noneMatch(line -> line.contains("evil.example")),
                        answer.head()::toString);
            }
        }
    }

    /** Characters that a browser would encode become longer in what is linked to. */
    @Test
    void anAddressAsLongAsCanBeHasAnAnswer() throws IOException {
        String table = "/data/" + TildeCoding.encode("a;b,c=d");
        for (String target : List.of(
                table + "?_nothing=" + "<".repeat(31_000),
                table + ".json?_nothing=" + "<".repeat(31_000),
                table + "?key__contains=" + "|".repeat(31_000),
                "/data/" + ".".repeat(31_000) + "%41",
                "/data/" + "x".repeat(31_000) + "/",
                "/" + "%41".repeat(10_000),
                "/data?sql=" + "\"".repeat(31_000))) {
            get(target);
        }
    }

    @Test
    void aPluginCannotEndAHeaderEither() throws IOException {
        for (String value : List.of("a\r\nPwned: 1", "a\nb", "a\u0000b", "a\u0001\u007f", "x".repeat(100_000))) {
            site.plug(
                    Dispatcher.FILTERS,
                    (ResponseFilter) (context, response) -> response.withHeader("Chosen", value),
                    Map.of());
            get("/");
        }
    }
}
