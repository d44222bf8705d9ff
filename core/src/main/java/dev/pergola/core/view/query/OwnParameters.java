package dev.pergola.core.view.query;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.data.SqlValue;
import dev.pergola.api.hook.data.MagicParameter;
import dev.pergola.api.http.Request;
import dev.pergola.core.config.JsonText;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.permission.Actor;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * The parameters that the core fills in: {@code :_actor_KEY}, {@code :_header_NAME}, {@code :_cookie_NAME},
 * {@code :_now_epoch}, {@code :_now_date_utc}, {@code :_now_datetime_utc} and {@code :_random_chars_NUMBER}. May be used by
 * any number of threads.
 */
public final class OwnParameters {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter DATE_AND_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT);
    private static final String CHARACTERS = "chars_";
    private static final int MOST_CHARACTERS = 4096;

    private final Clock clock;
    private final RandomGenerator random;

    private OwnParameters(Clock clock, RandomGenerator random) {
        this.clock = requireNonNull(clock, "clock is null");
        this.random = requireNonNull(random, "random is null");
    }

    /**
     * All of them, ready to be registered.
     *
     * @param clock tells the time to queries
     * @param random makes the characters that queries ask for, which others must not guess
     * @param actors knows who sends a request
     * @return by prefix
     */
    public static Map<String, MagicParameter> all(
            Clock clock, RandomGenerator random, Function<Request, Actor> actors) {
        OwnParameters own = new OwnParameters(clock, random);
        return Map.of(
                "actor", (key, request) -> Optional.of(ofActor(key, actors.apply(request))),
                "header", (key, request) -> Optional.of(ofHeader(key, request)),
                "cookie", (key, request) -> Optional.of(ofCookie(key, request)),
                "now", (key, request) -> own.now(key),
                "random", (key, request) -> own.random(key));
    }

    private static SqlValue ofHeader(String key, Request request) {
        return SqlValue.of(
                request.header(key.toLowerCase(Locale.ROOT).replace('_', '-')).orElse(""));
    }

    private static SqlValue ofCookie(String key, Request request) {
        return request.cookie(key)
                .map(SqlValue::of)
                .orElseThrow(() -> new ServerException(
                        ErrorCode.BAD_REQUEST,
                        "The query was not run because it needs the cookie " + key + ", which was not sent."));
    }

    private static SqlValue ofActor(String key, Actor actor) {
        PlainValue value = actor.attribute(key)
                .orElseThrow(() -> new ServerException(
                        ErrorCode.FORBIDDEN,
                        actor.isAnonymous()
                                ? "The query was not run because it is about whoever asks, and nobody is signed in."
                                : "The query was not run because nothing is known about your " + key + ".",
                        "Sign in as somebody who has it."));
        if (value instanceof PlainValue.Whole whole) {
            return SqlValue.of(whole.value().longValue());
        }
        if (value instanceof PlainValue.Flag flag) {
            return SqlValue.of(flag.value());
        }
        if (value instanceof PlainValue.Nothing) {
            return SqlValue.nothing();
        }
        return SqlValue.of(actor.text(key).orElseGet(() -> JsonText.of(value)));
    }

    private Optional<SqlValue> now(String key) {
        return switch (key) {
            case "epoch" -> Optional.of(SqlValue.of(clock.instant().getEpochSecond()));
            case "date_utc" ->
                Optional.of(SqlValue.of(DATE.format(clock.instant().atOffset(ZoneOffset.UTC))));
            case "datetime_utc" ->
                Optional.of(SqlValue.of(DATE_AND_TIME.format(clock.instant().atOffset(ZoneOffset.UTC))));
            default -> Optional.empty();
        };
    }

    private Optional<SqlValue> random(String key) {
        return key.startsWith(CHARACTERS)
                ? Optional.of(characters(key.substring(CHARACTERS.length())))
                : Optional.empty();
    }

    private SqlValue characters(String number) {
        int wanted = number.matches("[0-9]{1,5}") ? Integer.parseInt(number) : -1;
        if (wanted < 0 || wanted > MOST_CHARACTERS) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    "The query was not run because :_random_chars_" + number + " is no number of characters.",
                    "Write a number up to " + MOST_CHARACTERS + ".");
        }
        byte[] bytes = new byte[(wanted + 1) / 2];
        random.nextBytes(bytes);
        return SqlValue.of(HexFormat.of().formatHex(bytes).substring(0, wanted));
    }
}
