package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.Request;
import dev.pergola.api.http.RequestBuilder;
import dev.pergola.api.http.Response;
import dev.pergola.core.identity.ActorCookie;
import dev.pergola.core.permission.Actor;
import dev.pergola.core.plugins.TestJars;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins installed and removed over the network. */
class PluginManagerTest {

    private static final String MANAGE = "/-/plugins/manage";
    private static final String JAR = "application/java-archive";
    private static final String FORM = "application/x-www-form-urlencoded";

    @TempDir
    private Path directory;

    private CommandLineFixture pergola;
    private Server site;
    private byte[] jar;

    @BeforeEach
    void open() throws IOException {
        jar = jar("1.0.0");
        pergola = new CommandLineFixture(directory.resolve("home"));
        site = pergola.open("--manage-plugins", "--root", "--memory");
    }

    private byte[] jar(String version) throws IOException {
        Path file = directory.resolve("vega.jar");
        TestJars.plugin(file, "vega", version);
        return Files.readAllBytes(file);
    }

    @AfterEach
    void close() {
        site.close();
        pergola.close();
    }

    @Test
    void aJarIsSentLookedAtInstalledAndUndone() throws IOException {
        Response sent = ask(post("install", "multipart/form-data; boundary=xyz", multipart()));
        assertEquals(302, sent.status());
        String question = sent.headers().first("Location").orElseThrow();

        String review = page(question);
        assertTrue(review.contains("<h1>Install vega 1.0.0?</h1>"), review);
        assertTrue(review.contains("<li>vega 1.0.0 starts, from the installed set.</li>"), review);
        assertEquals(List.of(), installed());

        assertEquals(
                302,
                send("install", "plugin=" + question.substring(question.lastIndexOf('=') + 1))
                        .status());
        assertEquals(List.of("vega 1.0.0"), installed());
        String manage = page(MANAGE);
        assertTrue(manage.contains("Set 1 is being taken over."), manage);
        assertTrue(manage.contains("<td>vega 1.0.0</td>"), manage);

        assertTrue(page(MANAGE + "?action=rollback").contains("vega 1.0.0 stops: it is not installed any more."));
        assertEquals(302, send("rollback", "").status());
        assertEquals(List.of(), installed());
    }

    @Test
    void programsDoTheSameInJson() {
        Response dry = ask(post("install?dry_run=1", JAR, jar));
        assertEquals(200, dry.status());
        assertEquals(List.of(), installed());

        Response done = ask(post("install", JAR, jar));
        assertEquals(
                "{\"ok\":true,\"changed\":true,\"steps\":[\"vega 1.0.0 starts, from the installed set.\"],\"before\":0,\"set\":1}",
                TestClient.text(done));
        assertEquals(List.of("vega 1.0.0"), installed());

        String status = TestClient.text(ask(as(Request.get("/-/plugins/status.json"))));
        assertTrue(status.startsWith("{\"ok\":true,\"set\":1,\"followed\":0,\"rejected\":null,"), status);
        assertEquals(200, json("uninstall", "{\"plugins\": [\"vega\"]}").status());
        assertEquals(200, json("rollback", "{\"to\": 1}").status());
        assertEquals(List.of("vega 1.0.0"), installed());
    }

    @Test
    void whatIsRefusedSaysWhyOnThePageAndInJson() throws IOException {
        ask(post("install", JAR, jar("2.0.0")));
        Response older = ask(post("install", JAR, jar));
        assertEquals(400, older.status());
        assertTrue(TestClient.text(older).contains("vega 1.0.0 is older than 2.0.0"));

        Response garbage = ask(post("install", JAR, "PK".getBytes(StandardCharsets.UTF_8)));
        assertEquals(400, garbage.status());
        assertTrue(TestClient.text(garbage).contains("What was sent is no jar"));

        String review = page(MANAGE + "?action=uninstall&plugin=vegas");
        assertTrue(review.contains("vegas is not installed. Did you mean"), review);
        assertFalse(review.contains("Do it"), review);
        assertEquals(404, json("repaint", "{}").status());
    }

    @Test
    void filesOfTheServerCannotBeNamed() {
        Response named = json("install", "{\"plugins\": [\"" + directory.resolve("vega.jar") + "\"]}");
        assertEquals(404, named.status());
        assertEquals(List.of(), installed());
    }

    @Test
    void onlyThoseWithThePermissionAreLetIn() {
        for (String path : List.of(MANAGE, "/-/plugins/status.json", "/-/plugins/catalogue.json")) {
            assertEquals(403, ask(Request.get(path)).status(), path);
        }
        assertEquals(
                403,
                ask(new RequestBuilder("POST", "/-/plugins/install").body(JAR, jar))
                        .status());
        assertFalse(TestClient.text(ask(Request.get("/-/plugins"))).contains("Install, update and remove"));
        assertTrue(TestClient.text(ask(as(Request.get("/-/plugins")))).contains("Install, update and remove"));
    }

    @Test
    void whatAnotherWebsiteSendsIsRefusedWhoeverIsSignedIn() {
        byte[] fields = "plugin=vega".getBytes(StandardCharsets.UTF_8);
        for (List<String> header : List.of(
                List.of("Sec-Fetch-Site", "cross-site"),
                List.of("Sec-Fetch-Site", "same-site"),
                List.of("Origin", "https://elsewhere.example"))) {
            Response refused = ask(post("uninstall", FORM, fields).header(header.get(0), header.get(1)));
            assertEquals(403, refused.status(), header.toString());
        }
    }

    @Test
    void aServerThatWasNotStartedSoKnowsNothingOfIt() {
        site.close();
        site = pergola.open("--root", "--memory");
        assertEquals(404, ask(as(Request.get(MANAGE))).status());
        assertEquals(404, ask(as(Request.get("/-/plugins/status.json"))).status());
        assertEquals(405, ask(post("install", JAR, jar)).status(), "what is there is a row that nobody can post to");
        assertFalse(TestClient.text(ask(as(Request.get("/-/actions.json")))).contains("manage-plugins"));
    }

    private byte[] multipart() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String head = """
                --xyz
                Content-Disposition: form-data; name="other"

                value
                --xyz
                Content-Disposition: form-data; name="file"; filename="vega.jar"
                Content-Type: application/java-archive

                """;
        body.writeBytes(head.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(jar);
        body.writeBytes("\r\n--xyz--\r\n".getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private Response send(String action, String fields) {
        return ask(post(action, FORM, fields.getBytes(StandardCharsets.UTF_8)));
    }

    private Response json(String action, String body) {
        return ask(post(action, "application/json", body.getBytes(StandardCharsets.UTF_8)));
    }

    private RequestBuilder post(String action, String type, byte[] body) {
        return as(new RequestBuilder("POST", "/-/plugins/" + action).body(type, body));
    }

    private RequestBuilder as(RequestBuilder request) {
        String cookie = site.identity()
                .cookie()
                .write(Actor.withId("root"), Optional.empty())
                .orElseThrow();
        return request.header("Cookie", ActorCookie.NAME + "=" + cookie);
    }

    private Response ask(RequestBuilder request) {
        return site.client().send(request.build());
    }

    private String page(String path) {
        Response response = ask(as(Request.get(path)));
        String text = TestClient.text(response);
        assertEquals(200, response.status(), text);
        return text;
    }

    private List<String> installed() {
        return pergola.platform().sets().current().plugins().stream()
                .map(Object::toString)
                .toList();
    }
}
