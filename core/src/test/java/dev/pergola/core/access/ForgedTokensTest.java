package dev.pergola.core.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.ServerException;
import dev.pergola.api.http.Request;
import dev.pergola.core.config.JsonText;
import dev.pergola.core.identity.ActorCookie;
import dev.pergola.core.identity.ApiToken;
import dev.pergola.core.identity.ApiTokens;
import dev.pergola.core.identity.CookieActors;
import dev.pergola.core.identity.Purpose;
import dev.pergola.core.identity.SignedValues;
import dev.pergola.core.identity.TokenPolicy;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.permission.Actor;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever does not know the secret makes no token and no cookie, from whatever he has seen of others. */
class ForgedTokensTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final SignedValues values = new SignedValues("s3cret");
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final ApiTokens tokens = new ApiTokens(values, () -> new TokenPolicy(true, Optional.empty()), clock);
    private final ActorCookie cookies = new ActorCookie(values, clock);

    private String token() {
        return ApiTokens.write(values, new ApiToken("ada", NOW, Optional.of(Duration.ofHours(1)), Optional.empty()));
    }

    private String cookie() {
        return cookies.write(Actor.withId("ada"), Optional.empty()).orElseThrow();
    }

    private Optional<dev.pergola.api.http.Actor> byCookie(String value) {
        return new CookieActors(cookies)
                .resolve(Request.get("/")
                        .header("Cookie", ActorCookie.NAME + "=" + value)
                        .build());
    }

    private void assertRefused(String token) {
        ServerException refused = assertThrows(ServerException.class, () -> tokens.read(token), token);
        assertEquals(401, refused.code().status());
    }

    @Test
    void whatIsSentAsItWasMadeIsTaken() {
        assertTrue(tokens.read(token()).isPresent());
        assertTrue(byCookie(cookie()).isPresent());
    }

    @Test
    void noCharacterOfATokenOrACookieCanBeAnother() {
        String token = token();
        for (int i = "dstok_".length(); i < token.length() - 1; i++) {
            assertRefused(changed(token, i));
        }
        String cookie = cookie();
        for (int i = 0; i < cookie.length() - 1; i++) {
            assertEquals(Optional.empty(), byCookie(changed(cookie, i)));
        }
    }

    /** The last character of a base64 text may hold bits that do not count; all others are changed to every neighbour. */
    private static String changed(String text, int at) {
        char other = DIGITS.charAt((DIGITS.indexOf(text.charAt(at)) + 1 + DIGITS.length()) % DIGITS.length());
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    @Test
    void noPartOfATokenIsAToken() {
        String token = token();
        for (int length = "dstok_".length(); length < token.length(); length++) {
            assertRefused(token.substring(0, length));
        }
        assertRefused(token + "A");
        assertRefused(token + ".");
        assertRefused("dstok_." + token.substring("dstok_".length()));
    }

    @Test
    void aCookieIsNoTokenAndATokenIsNoCookie() {
        assertRefused("dstok_" + cookie());
        assertEquals(Optional.empty(), byCookie(token()));
        assertEquals(Optional.empty(), byCookie(token().substring("dstok_".length())));
        PlainValue actor = JsonText.read("{\"a\":\"root\",\"t\":1700000000}").orElseThrow();
        assertRefused("dstok_" + values.sign(Purpose.MESSAGES, actor));
    }

    @Test
    void anotherSecretSignsNothing() {
        SignedValues others = new SignedValues("s3cre");
        assertRefused(ApiTokens.write(others, new ApiToken("root", NOW, Optional.empty(), Optional.empty())));
        assertRefused(
                ApiTokens.write(new SignedValues(""), new ApiToken("root", NOW, Optional.empty(), Optional.empty())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\",\"a\":\"root\",\"t\":1700000000}",
                "{\"a\":\"root\",\"t\":1700000000}",
                "\"root\"",
                "{"
            })
    void whatIsNotSignedIsRefusedWhateverItSaysOfItself(String payload) {
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(StandardCharsets.UTF_8));
        for (String signature : new String[] {"", ".", ".AAAA", ".none", "." + "A".repeat(27), "..", ".\u0000"}) {
            assertRefused("dstok_" + text + signature);
            assertEquals(Optional.empty(), byCookie(text + signature.replace("\u0000", "")));
        }
    }

    @Test
    void aTokenOfTheFutureOrWithoutAnEndThatMakesSenseIsRefused() {
        for (String fields : new String[] {
            "{\"a\":\"ada\",\"t\":\"1700000000\"}",
            "{\"a\":\"ada\",\"t\":1700000000,\"d\":\"x\"}",
            "{\"a\":\"ada\",\"t\":1e400}",
            "{\"a\":\"ada\",\"t\":null}"
        }) {
            Optional<PlainValue> value = JsonText.read(fields);
            value.ifPresent(written -> assertRefused("dstok_" + values.sign(Purpose.TOKEN, written)));
        }
    }
}
