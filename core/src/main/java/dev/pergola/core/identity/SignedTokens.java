package dev.pergola.core.identity;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.web.TokenHandler;
import dev.pergola.api.hook.web.TokenWish;
import dev.pergola.api.http.Actor;
import dev.pergola.core.model.AttributeValues;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The tokens that the server signs itself, and keeps nowhere. */
public final class SignedTokens implements TokenHandler {

    /** The name of this kind of tokens. */
    public static final String KIND = "signed";

    private final SignedValues values;
    private final ApiTokens tokens;
    private final Clock clock;

    /**
     * Makes and reads tokens.
     *
     * @param values signs them
     * @param tokens reads them
     * @param clock tells when one is made
     */
    public SignedTokens(SignedValues values, ApiTokens tokens, Clock clock) {
        this.values = requireNonNull(values, "values is null");
        this.tokens = requireNonNull(tokens, "tokens is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public String create(TokenWish wish) {
        return ApiTokens.write(
                values,
                new ApiToken(
                        wish.actor(),
                        clock.instant().truncatedTo(ChronoUnit.SECONDS),
                        wish.lifetime(),
                        wish.limits().map(AttributeValues::fields)));
    }

    @Override
    public Optional<Actor> verify(String token) {
        return tokens.read(token).map(actor -> actor);
    }
}
