package dev.pergola.api.hook.web;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.Attributes;
import java.time.Duration;
import java.util.Optional;

/**
 * What a token is for.
 *
 * @param actor the id of the one in whose name it acts
 * @param lifetime how long it is valid; empty for good
 * @param limits what it is limited to; empty where it may do whatever the actor may. Its members are {@code a}, a list of
 *     actions that it may do everywhere; {@code d}, a list for each database; {@code r}, for each database a list for each
 *     table, view or query. The actor that {@link TokenHandler#verify} answers has them as his attribute {@code _r}
 */
public record TokenWish(String actor, Optional<Duration> lifetime, Optional<Attributes> limits) {

    /** Checks the parts. */
    public TokenWish {
        requireNonNull(actor, "actor is null");
        requireNonNull(lifetime, "lifetime is null");
        requireNonNull(limits, "limits is null");
    }

    /**
     * A token without an end and without limits.
     *
     * @param actor the id of the one in whose name it acts
     * @return the wish
     */
    public static TokenWish of(String actor) {
        return new TokenWish(actor, Optional.empty(), Optional.empty());
    }
}
