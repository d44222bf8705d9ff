package dev.pergola.core.access;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.ServerException;
import dev.pergola.api.hook.web.TokenHandler;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.RequestBuilder;
import dev.pergola.core.config.JsonText;
import dev.pergola.core.hooks.CurrentRequest;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.HookRegistry;
import dev.pergola.core.hooks.Owner;
import dev.pergola.core.identity.ActorCookie;
import dev.pergola.core.identity.ApiToken;
import dev.pergola.core.identity.ApiTokens;
import dev.pergola.core.identity.CookieActors;
import dev.pergola.core.identity.Purpose;
import dev.pergola.core.identity.RootSignIn;
import dev.pergola.core.identity.SignedTokens;
import dev.pergola.core.identity.SignedValues;
import dev.pergola.core.identity.TokenPolicy;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.permission.Actor;
import dev.pergola.core.permission.Impersonation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sends a request, by what it carries. */
class ActorResolversTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

    private final SignedValues values = new SignedValues("s3cret");
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final ActorCookie cookies = new ActorCookie(values, clock);
    private TokenPolicy policy = new TokenPolicy(true, Optional.empty());
    private final HookRegistry registry = new HookRegistry();
    private final HookCalls calls = new HookCalls(Duration.ofSeconds(30), clock);
    private final CurrentRequest current = new CurrentRequest(registry);
    private final ActorResolvers resolvers = new ActorResolvers(current, calls, new Impersonation());

    @BeforeEach
    void registerThoseOfTheCore() {
        Owner core = Owner.core("1");
        registry.register(
                IdentityHooks.TOKENS,
                new SignedTokens(values, new ApiTokens(values, () -> policy, clock), clock),
                core,
                new HookProperties(Map.of(TokenHandler.NAME, SignedTokens.KIND)));
        registry.register(IdentityHooks.RESOLVERS, new Tokens(current, calls), core, HookProperties.none());
        registry.register(IdentityHooks.RESOLVERS, new CookieActors(cookies), core, HookProperties.none());
    }

    private Actor admit(RequestBuilder request) {
        return Actor.of(resolvers.admit(request.build()));
    }

    private static RequestBuilder bearer(String token) {
        return Request.get("/").header("Authorization", "Bearer " + token);
    }

    private String token(String json) {
        return "dstok_" + values.sign(Purpose.TOKEN, JsonText.read(json).orElseThrow());
    }

    private String refusal(String token) {
        ServerException refusal = assertThrows(ServerException.class, () -> admit(bearer(token)));
        assertEquals(401, refusal.code().status());
        return refusal.getMessage();
    }

    private String cookie(Actor actor, Optional<Instant> expiry) {
        return "other=1; ds_actor=" + cookies.write(actor, expiry).orElseThrow();
    }

    @Test
    void aTokenNamesItsActor() {
        String token = ApiTokens.write(
                values, new ApiToken("ada", NOW.minusSeconds(5), Optional.of(Duration.ofHours(1)), Optional.empty()));
        assertEquals(
                JsonText.read("{\"id\": \"ada\", \"token\": \"dstok\", \"token_expires\": 1700003595}"),
                admit(bearer(token)).attributes().<PlainValue>map(fields -> fields));
    }

    @Test
    void aTokenIsValidToTheLastSecondOfItsLife() {
        assertEquals(
                Optional.of("ada"),
                admit(bearer(token("{\"a\":\"ada\",\"t\":1699999990,\"d\":10}")))
                        .id());
        assertEquals("Token has expired", refusal(token("{\"a\":\"ada\",\"t\":1699999989,\"d\":10}")));
    }

    @Test
    void theLongestLifeHoldsForTokensThatWereMadeForLonger() {
        policy = new TokenPolicy(true, Optional.of(Duration.ofSeconds(60)));
        assertEquals("Token has expired", refusal(token("{\"a\":\"ada\",\"t\":1699999939}")));
        assertEquals("Token has expired", refusal(token("{\"a\":\"ada\",\"t\":1699999939,\"d\":3600}")));
        assertEquals(
                Optional.of("ada"),
                admit(bearer(token("{\"a\":\"ada\",\"t\":1699999940}"))).id());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"a":"ada"}                          | no timestamp
            {"a":"ada","t":"now"}                | invalid timestamp
            {"a":"ada","t":1e3}                  | invalid timestamp
            {"a":"ada","t":99999999999999999999} | invalid timestamp
            {"a":"ada","t":1700000000,"d":"1"}   | invalid duration
            ["ada"]                              | no object
            """)
    void aTokenThatMakesNoSenseIsRefused(String json, String reason) {
        assertTrue(refusal(token(json)).contains(reason), refusal(token(json)));
    }

    @Test
    void aTokenThatWasNotSignedHereIsRefused() {
        assertEquals("Invalid token signature", refusal("dstok_broken"));
        assertEquals("Invalid token signature", refusal(token("{\"a\":\"ada\",\"t\":1}") + "x"));
    }

    @Test
    void tokensCanBeSwitchedOff() {
        policy = new TokenPolicy(false, Optional.empty());
        assertTrue(refusal(token("{\"a\":\"ada\",\"t\":1}")).contains("not enabled"));
    }

    @ParameterizedTest
    @CsvSource({"Bearer other", "bearer dstok_x", "Basic cm9vdDpyb290"})
    void otherCredentialsAreNotOurs(String authorization) {
        assertTrue(
                admit(Request.get("/").header("Authorization", authorization)).isAnonymous());
    }

    @Test
    void aCookieNamesItsActorUntilItExpires() {
        Actor ada = Actor.withId("ada");
        assertEquals(ada, admit(Request.get("/").header("Cookie", cookie(ada, Optional.empty()))));
        assertEquals(ada, admit(Request.get("/").header("Cookie", cookie(ada, Optional.of(NOW.plusSeconds(1))))));
        assertTrue(admit(Request.get("/").header("Cookie", cookie(ada, Optional.of(NOW))))
                .isAnonymous());
    }

    @Test
    void aCookieIsFoundAmongOthersAndBetweenQuotationMarks() {
        Actor ada = Actor.withId("ada");
        String value = cookies.write(ada, Optional.empty()).orElseThrow();
        assertEquals(ada, admit(Request.get("/").header("Cookie", "xds_actor=1; ds_actor=\"" + value + "\"; b=2")));
        assertEquals(ada, admit(Request.get("/").header("Cookie", "a=1").header("Cookie", "ds_actor=" + value)));
    }

    @Test
    void aCookieThatMakesNoSenseIsNobodys() {
        String list = values.sign(Purpose.ACTOR, JsonText.read("[1]").orElseThrow());
        String noActor = values.sign(Purpose.ACTOR, JsonText.read("{\"b\":{}}").orElseThrow());
        String oddTime = values.sign(
                Purpose.ACTOR, JsonText.read("{\"a\":{},\"e\":\"-\"}").orElseThrow());
        for (String cookie : new String[] {"xyz", "", list, noActor, oddTime}) {
            assertTrue(
                    admit(Request.get("/").header("Cookie", "ds_actor=" + cookie))
                            .isAnonymous(),
                    cookie);
        }
    }

    @Test
    void aTokenCountsMoreThanACookieEvenWhereItIsWrong() {
        String cookie = cookie(Actor.withId("ada"), Optional.empty());
        assertEquals(
                Optional.of("bob"),
                admit(bearer(token("{\"a\":\"bob\",\"t\":1}")).header("Cookie", cookie))
                        .id());
        assertThrows(ServerException.class, () -> admit(bearer("dstok_x").header("Cookie", cookie)));
        assertEquals(
                Optional.of("ada"),
                admit(bearer("other").header("Cookie", cookie)).id());
    }

    @Test
    void theLinkForRootWorksOnce() {
        RootSignIn link = new RootSignIn("t0ken");
        assertThrows(ServerException.class, () -> link.use("token"));
        assertEquals(Optional.of("root"), link.use("t0ken").id());
        assertTrue(assertThrows(ServerException.class, () -> link.use("t0ken"))
                .getMessage()
                .contains("already"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            POST   | -            | -                      | true
            POST   | same-origin  | https://evil.example   | true
            POST   | none         | -                      | true
            POST   | cross-site   | -                      | false
            POST   | same-site    | http://localhost       | false
            POST   | -            | http://localhost       | true
            POST   | -            | http://localhost:80    | true
            POST   | -            | http://localhost:8001  | false
            POST   | -            | https://localhost      | false
            POST   | -            | https://evil.example   | false
            POST   | -            | null                   | false
            DELETE | cross-site   | -                      | false
            GET    | cross-site   | https://evil.example   | true
            HEAD   | cross-site   | https://evil.example   | true
            """)
    void otherWebsitesChangeNothingHere(String method, String site, String origin, boolean welcome) {
        RequestBuilder request = Request.get("/").method(method);
        Optional.ofNullable(site).ifPresent(value -> request.header("Sec-Fetch-Site", value));
        Optional.ofNullable(origin).ifPresent(value -> request.header("Origin", value));
        if (welcome) {
            assertDoesNotThrow(() -> admit(request));
        } else {
            assertEquals(
                    403,
                    assertThrows(ServerException.class, () -> admit(request))
                            .code()
                            .status());
        }
    }

    @Test
    void aTokenIsSentByNobodyElseUnlessThereIsACookieAsWell() {
        RequestBuilder request =
                bearer(token("{\"a\":\"ada\",\"t\":1}")).method("POST").header("Origin", "https://evil.example");
        assertEquals(Optional.of("ada"), admit(request).id());
        assertThrows(ServerException.class, () -> admit(request.header("Cookie", "a=b")));
    }
}
