package dev.pergola.itest.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pergola.itest.harness.CommandResult;
import dev.pergola.itest.harness.Eventually;
import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.RawHttp;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the senders of requests say who they are with: tokens by {@code create-token}, the cookie by the link for root. */
final class Credentials {

    private static final Pattern LINK =
            Pattern.compile("^http://\\S+?(/\\S*-/auth-token\\?token=\\w+)$", Pattern.MULTILINE);

    private record MadeToken(String text, Instant usable) {}

    private final Suite suite;
    private final Pergola pergola = Pergola.unpacked();
    private final Map<String, MadeToken> tokens = new HashMap<>();
    private final Map<URI, String> cookies = new HashMap<>();

    Credentials(Suite suite) {
        this.suite = suite;
    }

    /** Makes the tokens that have to be some time old before they are sent, so that nobody has to wait for them later. */
    void prepare() {
        suite.actors().forEach((name, actor) -> {
            if (!actor.age().isZero()) {
                tokens.put(name, make(actor));
            }
        });
    }

    /** The header fields by which a recorded request says who sends it. */
    Map<String, String> of(RecordedCase recorded, PergolaProcess server) {
        Map<String, String> fields = new LinkedHashMap<>();
        recorded.token().ifPresent(actor -> fields.put("authorization", "Bearer " + token(actor)));
        if (recorded.hasCookie()) {
            fields.put("cookie", cookies.computeIfAbsent(server.address(), address -> signIn(server)));
        }
        return fields;
    }

    private String token(String name) {
        MadeToken token =
                tokens.computeIfAbsent(name, actor -> make(suite.actors().get(actor)));
        Eventually.eventuallyPresent(
                "the token of " + name + " to be old enough",
                () -> Instant.now().isBefore(token.usable()) ? Optional.empty() : Optional.of(token));
        return token.text();
    }

    private MadeToken make(TokenActor actor) {
        List<String> words = new ArrayList<>(
                List.of("create-token", actor.id(), "--secret", actor.secret().orElse(suite.secret())));
        words.addAll(actor.limits());
        CommandResult result = pergola.run(words.toArray(String[]::new));
        assertEquals(0, result.exitCode(), result.toString());
        return new MadeToken(result.out().strip(), Instant.now().plus(actor.age()));
    }

    private static String signIn(PergolaProcess server) {
        Matcher link = LINK.matcher(server.output());
        if (!link.find()) {
            throw new AssertionError("the server printed no link to sign in:\n" + server.output());
        }
        RawHttp.Answer answer = new RawHttp(server.address()).get(link.group(1));
        return answer.header("set-cookie")
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .orElseThrow(() -> new AssertionError("signing in was answered with " + answer.status()));
    }
}
