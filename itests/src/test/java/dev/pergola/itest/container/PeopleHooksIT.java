package dev.pergola.itest.container;

import static dev.pergola.itest.harness.Eventually.eventually;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.pergola.api.Resource;
import dev.pergola.api.data.Database;
import dev.pergola.api.data.Databases;
import dev.pergola.api.data.Sql;
import dev.pergola.api.hook.data.WriteInterceptor;
import dev.pergola.api.hook.permission.PermissionActions;
import dev.pergola.api.hook.permission.PermissionRules;
import dev.pergola.api.hook.run.EventListener;
import dev.pergola.api.hook.run.EventTypes;
import dev.pergola.api.hook.web.ActorDirectory;
import dev.pergola.api.hook.web.ActorResolver;
import dev.pergola.api.hook.web.ForbiddenAnswer;
import dev.pergola.api.hook.web.ProblemAnswer;
import dev.pergola.api.hook.web.RequestFilter;
import dev.pergola.api.hook.web.TokenHandler;
import dev.pergola.api.hook.web.TokenWish;
import dev.pergola.api.http.Actor;
import dev.pergola.api.server.Actors;
import dev.pergola.api.server.Permissions;
import dev.pergola.api.server.Tokens;
import dev.pergola.itest.fixture.Chronicler;
import dev.pergola.itest.fixture.Doorkeeper;
import dev.pergola.itest.fixture.Steward;
import dev.pergola.itest.harness.PluginJar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.Test;
import org.osgi.framework.ServiceReference;

/** Plugins say who comes in and what he may do, and hear of it; when they go, so does all they said. */
public class PeopleHooksIT extends InContainer {

    private static final String FILE = "plugin.jar";

    @Override
    Site begin() throws Exception {
        System.clearProperty(Chronicler.HEARD);
        return super.begin();
    }

    @Test
    public void whoComesInAndHowHeIsTurnedAway() throws Exception {
        site.put(
                FILE,
                plugin(
                        Doorkeeper.class,
                        Map.of(TokenHandler.NAME, "door"),
                        RequestFilter.class,
                        ActorResolver.class,
                        ActorDirectory.class,
                        TokenHandler.class,
                        ProblemAnswer.class,
                        ForbiddenAnswer.class));
        eventually(() -> assertEquals(
                Optional.of("passed"), site.get("/", Doorkeeper.HEADER).header()));
        assertTrue(site.get("/-/actor.json?i-am=ada").text().contains("ada"));
        assertEquals("door: not-found", site.get("/no/such/page").text());
        assertEquals(
                "door: forbidden", site.get("/-/rules.json?action=view-table").text());
        assertEquals("door-ada", service(Tokens.class).create(TokenWish.of("ada")));
        assertEquals(
                Optional.of("Known ada"),
                service(Actors.class).find(List.of("ada")).get("ada").displayName());
        site.delete(FILE);
        eventually(() -> assertEquals(404, site.get("/no/such/page").status()));
        assertEquals(Optional.empty(), site.get("/", Doorkeeper.HEADER).header());
        assertTrue(site.get("/-/actor.json?i-am=ada").text().contains("null"));
        assertEquals(Optional.empty(), service(Tokens.class).verify("door-ada"));
    }

    @Test
    public void whatSomebodyMay() throws Exception {
        Permissions permissions = service(Permissions.class);
        Resource memory = Resource.database("_memory");
        assertTrue(permissions.allowed(Actor.anonymous(), "view-database", memory));
        site.put(FILE, plugin(Steward.class, Map.of(), PermissionActions.class, PermissionRules.class));
        eventually(() -> assertEquals(403, site.get("/_memory").status()));
        assertTrue(permissions.allowed(Actor.withId("ada"), "view-database", memory));
        assertTrue(!permissions.allowed(Actor.withId("ada"), "open-shed", Resource.server()));
        site.delete(FILE);
        eventually(() -> assertEquals(200, site.get("/_memory").status()));
        assertThrows(
                IllegalArgumentException.class,
                () -> permissions.allowed(Actor.withId("ada"), "open-shed", Resource.server()));
    }

    @Test
    public void whatHappens() throws Exception {
        Path file = Files.createTempFile("written", ".db");
        service(Databases.class).create(file, transaction -> transaction.execute(Sql.of("create table t(v)")));
        site.stop();
        site = Site.serving(context, file.toString());
        site.put(
                FILE,
                plugin(Chronicler.class, Map.of(), EventListener.class, EventTypes.class, WriteInterceptor.class));
        eventually(() -> assertTrue(site.plugins().contains("event listener")));
        Database database = service(Databases.class).all().stream()
                .filter(Database::mutable)
                .findFirst()
                .orElseThrow();
        database.write(transaction -> transaction.execute(Sql.of("alter table t rename to u")));
        eventually(() -> assertEquals(
                List.of("page-written", "rename-table"),
                Stream.of(System.getProperty(Chronicler.HEARD, "").split(";", -1))
                        .filter(name -> !name.isEmpty())
                        .sorted()
                        .toList()));
        site.delete(FILE);
        eventually(() -> assertTrue(site.bundles("plugin").isEmpty()));
        System.clearProperty(Chronicler.HEARD);
        database.write(transaction -> transaction.execute(Sql.of("alter table u rename to v")));
        assertEquals("", System.getProperty(Chronicler.HEARD, ""));
    }

    @Test
    public void whatABundleWasGivenEndsWithIt() throws Exception {
        ServiceReference<Tokens> reference = context.getServiceReference(Tokens.class);
        Tokens tokens = context.getService(reference);
        tokens.verify("x");
        context.ungetService(reference);
        IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> tokens.verify("x"));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("has left and cannot use Tokens"));
    }

    private static PluginJar plugin(Class<?> component, Map<String, String> properties, Class<?>... hooks) {
        return PluginJar.bundle("plugin", "1.0.0")
                .withApi("", ".http", ".data", ".hook.data", ".hook.web", ".hook.permission", ".hook.run")
                .withComponent(component, List.of(hooks), properties);
    }
}
