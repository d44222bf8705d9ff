package dev.pergola.core.identity;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.PlainValue;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an API token says.
 *
 * @param actor the id of the one in whose name it acts
 * @param created when it was made, in whole seconds
 * @param lifetime how long it is valid, in whole seconds; empty for good
 * @param restrictions what it is limited to; empty where it may do whatever the actor may
 */
public record ApiToken(
        String actor, Instant created, Optional<Duration> lifetime, Optional<PlainValue.Fields> restrictions) {

    /** Checks the parts. */
    public ApiToken {
        requireNonNull(actor, "actor is null");
        requireNonNull(created, "created is null");
        requireNonNull(lifetime, "lifetime is null");
        requireNonNull(restrictions, "restrictions is null");
    }

    /** What is signed. */
    public PlainValue.Fields fields() {
        Map<String, PlainValue> fields = new LinkedHashMap<>();
        fields.put(TokenFields.ACTOR, PlainValue.of(actor));
        fields.put(TokenFields.CREATED, PlainValue.of(created.getEpochSecond()));
        lifetime.ifPresent(time -> fields.put(TokenFields.LIFETIME, PlainValue.of(time.toSeconds())));
        restrictions.ifPresent(limits -> fields.put(TokenFields.RESTRICTIONS, limits));
        return new PlainValue.Fields(fields);
    }
}
