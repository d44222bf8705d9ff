package dev.pergola.core.identity;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.PlainValue;
import dev.pergola.core.permission.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The cookie that says who somebody is. What is wrong with one is never an error: its sender is not known. */
public final class ActorCookie {

    /** Its name. */
    public static final String NAME = "ds_actor";

    private static final String ACTOR = "a";
    private static final String EXPIRY = "e";
    private static final String ATTRIBUTES = "; Path=/; HttpOnly; SameSite=Lax";

    private final SignedValues values;
    private final Clock clock;

    /**
     * Reads and writes cookies.
     *
     * @param values signs them
     * @param clock tells whether one has expired
     */
    public ActorCookie(SignedValues values, Clock clock) {
        this.values = requireNonNull(values, "values is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Whom the value of a cookie names, empty where it is not ours or no longer valid. */
    public Optional<Actor> read(String cookie) {
        return values.read(Purpose.ACTOR, cookie)
                .flatMap(value -> value instanceof PlainValue.Fields fields ? Optional.of(fields) : Optional.empty())
                .filter(fields -> !hasExpired(fields))
                .flatMap(fields -> fields.values().get(ACTOR) instanceof PlainValue.Fields attributes
                        ? Optional.of(Actor.of(attributes.values()))
                        : Optional.empty());
    }

    /** The value that names somebody for good, or until a time; empty for the anonymous actor. */
    public Optional<String> write(Actor actor, Optional<Instant> expiry) {
        return actor.attributes().map(attributes -> {
            Map<String, PlainValue> fields = new LinkedHashMap<>();
            fields.put(ACTOR, attributes);
            expiry.ifPresent(time -> fields.put(EXPIRY, PlainValue.of(Base62.encode(time.getEpochSecond()))));
            return values.sign(Purpose.ACTOR, new PlainValue.Fields(fields));
        });
    }

    /** The {@code Set-Cookie} header that signs somebody in; empty for the anonymous actor. */
    public Optional<String> signingIn(Actor actor, boolean secure) {
        return write(actor, Optional.empty())
                .map(value -> NAME + "=" + value + ATTRIBUTES + (secure ? "; Secure" : ""));
    }

    /** The {@code Set-Cookie} header that signs anybody out. */
    public static String signingOut() {
        return NAME + "=\"\"; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0" + ATTRIBUTES;
    }

    /** A time that cannot be read has passed. */
    private boolean hasExpired(PlainValue.Fields fields) {
        PlainValue expiry = fields.values().get(EXPIRY);
        return expiry != null
                && !(expiry instanceof PlainValue.Text text
                        && Base62.decode(text.value()).orElse(0)
                                > clock.instant().getEpochSecond());
    }
}
