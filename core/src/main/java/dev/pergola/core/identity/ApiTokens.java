package dev.pergola.core.identity;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.permission.Actor;
import java.math.BigInteger;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes API tokens and finds out whom one names. A token that is ours and not valid refuses the whole request. */
public final class ApiTokens {

    private static final String PREFIX = "dstok_";
    private static final BigInteger LATEST = BigInteger.valueOf(253_402_300_799L); // the end of the year 9999

    private final SignedValues values;
    private final Supplier<TokenPolicy> policy;
    private final Clock clock;

    /**
     * Makes and reads tokens.
     *
     * @param values signs them
     * @param policy what the settings say at present
     * @param clock tells whether one has expired
     */
    public ApiTokens(SignedValues values, Supplier<TokenPolicy> policy, Clock clock) {
        this.values = requireNonNull(values, "values is null");
        this.policy = requireNonNull(policy, "policy is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** The text of a token. */
    public static String write(SignedValues values, ApiToken token) {
        return PREFIX + values.sign(Purpose.TOKEN, token.fields());
    }

    /**
     * Finds out whom a token names.
     *
     * @param token as it was sent
     * @return empty for tokens of another kind
     * @throws ServerException with status 401 for one of this kind that is not valid
     */
    public Optional<Actor> read(String token) {
        if (!token.startsWith(PREFIX)) {
            return Optional.empty();
        }
        TokenPolicy current = policy.get();
        if (!current.allowed()) {
            throw refused("Signed tokens are not enabled for this server.");
        }
        PlainValue value = values.read(Purpose.TOKEN, token.substring(PREFIX.length()))
                .orElseThrow(() -> refused("Invalid token signature"));
        if (!(value instanceof PlainValue.Fields fields)) {
            throw refused("Invalid token: it holds no object");
        }
        return Optional.of(actor(fields.values(), current));
    }

    private Actor actor(Map<String, PlainValue> fields, TokenPolicy current) {
        if (!fields.containsKey(TokenFields.CREATED)) {
            throw refused("Invalid token: no timestamp");
        }
        long created =
                seconds(fields, TokenFields.CREATED).orElseThrow(() -> refused("Invalid token: invalid timestamp"));
        Optional<Long> lifetime = lifetime(fields, current);
        long now = clock.instant().getEpochSecond();
        if (lifetime.filter(seconds -> now - created > seconds).isPresent()) {
            throw refused("Token has expired");
        }
        Map<String, PlainValue> attributes = new LinkedHashMap<>();
        attributes.put("id", fields.getOrDefault(TokenFields.ACTOR, PlainValue.nothing()));
        attributes.put("token", PlainValue.of("dstok"));
        Optional.ofNullable(fields.get(TokenFields.RESTRICTIONS))
                .ifPresent(limits -> attributes.put(TokenFields.RESTRICTIONS, limits));
        lifetime.ifPresent(seconds -> attributes.put("token_expires", PlainValue.of(created + seconds)));
        return Actor.of(attributes);
    }

    private static Optional<Long> lifetime(Map<String, PlainValue> fields, TokenPolicy current) {
        Optional<Long> longest = current.longestLife().map(limit -> limit.toSeconds());
        PlainValue lifetime = fields.get(TokenFields.LIFETIME);
        if (lifetime == null || lifetime instanceof PlainValue.Nothing) {
            return longest;
        }
        long own = seconds(fields, TokenFields.LIFETIME).orElseThrow(() -> refused("Invalid token: invalid duration"));
        return Optional.of(longest.map(limit -> Math.min(limit, own)).orElse(own));
    }

    private static Optional<Long> seconds(Map<String, PlainValue> fields, String name) {
        return fields.get(name) instanceof PlainValue.Whole number
                        && number.value().abs().compareTo(LATEST) <= 0
                ? Optional.of(number.value().longValueExact())
                : Optional.empty();
    }

    private static ServerException refused(String message) {
        return new ServerException(
                ErrorCode.UNAUTHORIZED, message, "Make a new token, or send the request without it.");
    }
}
