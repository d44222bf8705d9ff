package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.Attributes;
import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.web.ActorDirectory;
import dev.pergola.api.hook.web.ActorResolver;
import dev.pergola.api.hook.web.TokenHandler;
import dev.pergola.api.hook.web.TokenWish;
import dev.pergola.api.http.Actor;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.RequestBuilder;
import dev.pergola.api.http.Response;
import dev.pergola.core.access.IdentityHooks;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Plugins say who somebody is; whoever fails at that lets nobody in. */
class IdentityHooksTest {

    @RegisterExtension
    final AskedSite site = new AskedSite("", "create table t(v)");

    private void resolve(int ranking, ActorResolver resolver) {
        site.plug(IdentityHooks.RESOLVERS, resolver, Map.of("service.ranking", ranking));
    }

    private String who(RequestBuilder request) throws Exception {
        return AskedSite.text(site.ask(request));
    }

    private static RequestBuilder asking() {
        return Request.get("/-/actor.json");
    }

    @Test
    void aResolverSaysWhoAsksAndWhatIsKnownOfHim() throws Exception {
        resolve(0, request -> request.header("X-User")
                .map(name -> Actor.of(
                        Attributes.of("id", name).and("roles", List.of("staff")).and("age", 36))));
        String answer = who(asking().header("X-User", "ada"));
        assertTrue(answer.contains("\"id\": \"ada\"") || answer.contains("\"id\":\"ada\""), answer);
        assertTrue(answer.contains("staff") && answer.contains("36"), answer);
        assertTrue(who(asking()).contains("null"));
    }

    @Test
    void theFirstThatKnowsDecidesAndPluginsComeBeforeTheCore() throws Exception {
        resolve(1, request -> Optional.empty());
        resolve(0, request -> Optional.of(Actor.withId("first")));
        resolve(-1, request -> Optional.of(Actor.withId("second")));
        assertTrue(who(site.as("cookie", asking())).contains("first"));
    }

    @Test
    void aTokenThatIsNotValidRefusesTheRequest() {
        resolve(0, request -> {
            throw new ServerException(ErrorCode.UNAUTHORIZED, "That badge is not ours.");
        });
        Response response = site.ask(asking());
        assertEquals(401, response.status());
        assertEquals(
                Optional.of("Bearer error=\"invalid_token\""),
                response.headers().first("WWW-Authenticate"));
    }

    @Test
    void aResolverThatFailsLetsNobodyIn() throws Exception {
        resolve(0, request -> {
            throw new IllegalStateException("the directory is down");
        });
        Response response = site.ask(site.as("ada", Request.get("/data/t.json")));
        assertEquals(500, response.status());
        String text = AskedSite.text(response);
        assertTrue(text.contains("plugin 1.0.0"), text);
        assertFalse(text.contains("the directory is down"), text);
    }

    @Test
    @SuppressWarnings("NullAway") // what a plugin may do all the same
    void aResolverThatAnswersNullLetsNobodyIn() {
        resolve(0, request -> null);
        assertEquals(500, site.ask(asking()).status());
    }

    @Test
    void tokensOfAPluginAreMadeAndKnown() throws Exception {
        Book book = new Book();
        site.plug(IdentityHooks.TOKENS, book, Map.of(TokenHandler.NAME, "book"));
        String page = who(site.as("ada", Request.get("/-/create-token"))
                .method("POST")
                .body(
                        "application/x-www-form-urlencoded",
                        "expire_type=never&all:view-instance=1".getBytes(StandardCharsets.UTF_8)));
        assertTrue(page.contains("book-1"), page);
        assertEquals(
                new TokenWish("ada", Optional.empty(), Optional.of(Attributes.of("a", List.of("vi")))),
                book.wishes.get("book-1"));
        assertTrue(who(asking().header("Authorization", "Bearer book-1")).contains("ada"));
    }

    @Test
    void theTokensOfTheCoreGoOnBesideThoseOfAPlugin() throws Exception {
        String token = site.identity().tokens().create(TokenWish.of("ada"));
        assertTrue(token.startsWith("dstok_"), token);
        site.plug(IdentityHooks.TOKENS, new Book(), Map.of(TokenHandler.NAME, "book"));
        assertTrue(who(asking().header("Authorization", "Bearer " + token)).contains("ada"));
        assertTrue(who(asking().header("Authorization", "Bearer unknown")).contains("null"));
    }

    @Test
    void aTokenHandlerThatFailsLetsNobodyIn() {
        site.plug(
                IdentityHooks.TOKENS,
                new TokenHandler() {
                    @Override
                    public String create(TokenWish wish) {
                        throw new IllegalStateException("no ink");
                    }

                    @Override
                    public Optional<Actor> verify(String token) {
                        throw new IllegalStateException("no light");
                    }
                },
                Map.of(TokenHandler.NAME, "broken"));
        assertEquals(500, site.ask(asking().header("Authorization", "Bearer x")).status());
        assertEquals(200, site.ask(asking()).status());
    }

    @Test
    void aHandlerWithoutANameIsInvalid() throws Exception {
        site.plug(IdentityHooks.TOKENS, new Book(), Map.of());
        assertTrue(site.read("/-/plugins.json?all=1", "").contains("pergola.token.name is missing"));
    }

    @Test
    void peopleAreKnownByTheirIdsUnlessAPluginKnowsMore() {
        assertEquals(
                Map.of("ada", Actor.withId("ada")), site.identity().people().find(List.of("ada", "ada")));
        ActorDirectory silent = ids -> Optional.empty();
        ActorDirectory broken = ids -> {
            throw new IllegalStateException("closed");
        };
        Actor named = Actor.of(Attributes.of("id", "ada").and("name", "Ada Lovelace"));
        ActorDirectory telling = ids -> Optional.of(Map.of("ada", named));
        List.of(silent, broken, telling)
                .forEach(directory -> site.plug(IdentityHooks.DIRECTORIES, directory, Map.of()));
        assertEquals(
                "Ada Lovelace",
                site.identity()
                        .people()
                        .find(List.of("ada"))
                        .get("ada")
                        .displayName()
                        .orElseThrow());
    }

    /** Tokens that stand in a book. */
    private static final class Book implements TokenHandler {

        private final Map<String, TokenWish> wishes = new HashMap<>();

        @Override
        public String create(TokenWish wish) {
            String token = "book-" + (wishes.size() + 1);
            wishes.put(token, wish);
            return token;
        }

        @Override
        public Optional<Actor> verify(String token) {
            return Optional.ofNullable(wishes.get(token)).map(wish -> Actor.withId(wish.actor()));
        }
    }
}
