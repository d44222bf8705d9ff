package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.Attributes;
import dev.pergola.api.Resource;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.hook.web.TokenWish;
import dev.pergola.api.http.Actor;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.api.server.InternalClient;
import dev.pergola.core.routing.RouteTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What plugins can ask: who may do what, whom a token names, what was signed, and the site itself in any name. */
class SiteServicesTest {

    private static final Actor ADA = Actor.withId("ada");
    private static final Resource SECRET = Resource.inDatabase("data", "secret");
    private static final Resource OPEN = Resource.inDatabase("data", "open");

    @RegisterExtension
    final AskedSite site = new AskedSite("""
            settings: {default_page_size: 7}
            databases: {data: {tables: {secret: {allow: {id: ada}}}}}
            """, "create table open(v)", "create table secret(v)");

    private SiteServices services() {
        return site.server().services();
    }

    private InternalClient client() {
        return site.server().client();
    }

    private static int status(InternalClient client, String path) {
        return client.send(Request.get(path).build()).status();
    }

    @Test
    void whoMayDoWhat() {
        assertTrue(services().allowed(ADA, "view-table", SECRET));
        assertFalse(services().allowed(Actor.anonymous(), "view-table", SECRET));
        assertEquals(List.of(OPEN), services().allowed(Actor.withId("bob"), "view-table", List.of(SECRET, OPEN)));
        services().require(ADA, "view-table", SECRET);
        assertEquals(
                403,
                assertThrows(ServerException.class, () -> services().require(Actor.anonymous(), "view-table", SECRET))
                        .code()
                        .status());
        assertThrows(IllegalArgumentException.class, () -> services().allowed(ADA, "fly", SECRET));
    }

    @Test
    void whatWasSignedIsReadForItsPurposeOnly() {
        Attributes values = Attributes.of("x", 1).and("list", List.of("a"));
        String text = services().sign("my-plugin", values);
        assertEquals(Optional.of(values), services().read("my-plugin", text));
        assertEquals(Optional.empty(), services().read("other", text));
        assertEquals(Optional.empty(), services().read("my-plugin", text + "x"));
        assertThrows(IllegalArgumentException.class, () -> services().sign("actor", values));
        assertThrows(IllegalArgumentException.class, () -> services().read("token", text));
    }

    @Test
    void tokensAreMadeAndRead() {
        String token = services().create(TokenWish.of("ada"));
        assertEquals(Optional.of("ada"), services().verify(token).flatMap(Actor::id));
        assertEquals(Optional.empty(), services().verify("unknown"));
        assertThrows(ServerException.class, () -> services().verify(token + "x"));
    }

    @Test
    void aPluginSignsPeopleInAndOut() throws Exception {
        Request request = Request.get("/").build();
        String cookie = services()
                .signIn(ADA, request, Response.redirect("/"))
                .headers()
                .first("Set-Cookie")
                .orElseThrow();
        String asked = AskedSite.text(
                site.ask(Request.get("/-/actor.json").header("Cookie", cookie.substring(0, cookie.indexOf(';')))));
        assertTrue(asked.contains("ada"), asked);
        assertTrue(services()
                .signOut(Response.redirect("/"))
                .headers()
                .first("Set-Cookie")
                .orElseThrow()
                .contains("Max-Age=0"));
        assertThrows(IllegalArgumentException.class, () -> services()
                .signIn(Actor.anonymous(), request, Response.redirect("/")));
    }

    @Test
    void settingsAreThereByName() {
        assertEquals(Optional.of(7L), services().all().integer("default_page_size"));
    }

    @Test
    void theSiteIsAskedInAnyName() {
        assertEquals(403, status(client(), "/data/secret.json"));
        assertEquals(200, status(client().as(ADA), "/data/secret.json"));
        assertEquals(403, status(client().as(Actor.withId("bob")), "/data/secret.json"));
        assertEquals(403, status(client(), "/data/secret.json"));
    }

    @Test
    void aNameThatIsGivenCountsMoreThanACookie() {
        Request asAda = site.as("ada", Request.get("/data/secret.json")).build();
        assertEquals(200, client().send(asAda).status());
        assertEquals(403, client().as(Actor.anonymous()).send(asAda).status());
    }

    @Test
    void permissionsAreSkippedForOneRequestAndNothingOfItIsKeptForOthers() {
        for (int i = 0; i < 3; i++) {
            assertEquals(200, status(client().withoutPermissionChecks(), "/data/secret.json"));
            assertEquals(403, status(client(), "/data/secret.json"));
        }
    }

    @Test
    void whatIsAskedWhileSuchARequestIsAnsweredIsCheckedAgain() {
        site.plug(
                RouteTable.POINT,
                (RouteHook) context -> Response.text("inside " + status(client(), "/data/secret.json")),
                Map.of(RouteHook.PATTERN, "/-/inside"));
        Response response = client().as(ADA)
                .withoutPermissionChecks()
                .send(Request.get("/-/inside").build());
        assertEquals(
                "inside 403",
                new TestClient(client())
                        .answer(Request.get("/-/inside").build())
                        .body()
                        .bytes()
                        .map(String::new)
                        .orElseThrow());
        assertEquals("inside 403", TestClient.text(response));
    }
}
