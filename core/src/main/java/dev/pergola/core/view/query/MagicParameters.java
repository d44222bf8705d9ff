package dev.pergola.core.view.query;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.http.Request;
import dev.pergola.core.config.JsonText;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.Value;
import dev.pergola.core.permission.Actor;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The parameters that the server fills in where a stored query names them: {@code :_actor_KEY}, {@code :_header_NAME},
 * {@code :_cookie_NAME}, {@code :_now_epoch}, {@code :_now_date_utc}, {@code :_now_datetime_utc} and
 * {@code :_random_chars_NUMBER}. No argument of the request can take their place. May be used by any number of threads.
 */
final class MagicParameters {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter DATE_AND_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT);
    private static final int MOST_CHARACTERS = 4096;

    private final Clock clock;
    private final RandomGenerator random;

    MagicParameters(Clock clock, RandomGenerator random) {
        this.clock = requireNonNull(clock, "clock is null");
        this.random = requireNonNull(random, "random is null");
    }

    /**
     * The statement with a value for each of these parameters that it names.
     *
     * @param whenFilled called for each of them: the same request may get another answer the next time
     */
    Sql fill(Sql sql, Request request, Actor actor, Runnable whenFilled) {
        Sql filled = sql;
        for (String placeholder : sql.placeholders()) {
            String name = placeholder.substring(1);
            Optional<Value> value = value(name, request, actor);
            if (value.isPresent()) {
                whenFilled.run();
                filled = filled.with(name, value.get());
            }
        }
        return filled;
    }

    /** Empty for a name that means nothing here. */
    private Optional<Value> value(String name, Request request, Actor actor) {
        int end = name.indexOf('_', 1);
        if (!name.startsWith("_") || end < 0) {
            return Optional.empty();
        }
        String key = name.substring(end + 1);
        return switch (name.substring(1, end)) {
            case "actor" -> Optional.of(ofActor(key, actor));
            case "header" ->
                Optional.of(Value.of(request.header(key.toLowerCase(Locale.ROOT).replace('_', '-'))
                        .orElse("")));
            case "cookie" ->
                Optional.of(request.cookie(key)
                        .map(Value::of)
                        .orElseThrow(() -> new ServerException(
                                ErrorCode.BAD_REQUEST,
                                "The query was not run because it needs the cookie " + key + ", which was not sent.")));
            case "now" -> now(key);
            case "random" -> key.startsWith("chars_") ? Optional.of(characters(key.substring(6))) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Value ofActor(String key, Actor actor) {
        PlainValue value = actor.attribute(key)
                .orElseThrow(() -> new ServerException(
                        ErrorCode.FORBIDDEN,
                        actor.isAnonymous()
                                ? "The query was not run because it is about whoever asks, and nobody is signed in."
                                : "The query was not run because nothing is known about your " + key + ".",
                        "Sign in as somebody who has it."));
        if (value instanceof PlainValue.Whole whole) {
            return Value.of(whole.value().longValue());
        }
        if (value instanceof PlainValue.Flag flag) {
            return Value.of(flag.value() ? 1L : 0L);
        }
        if (value instanceof PlainValue.Nothing) {
            return Value.nothing();
        }
        return Value.of(actor.text(key).orElseGet(() -> JsonText.of(value)));
    }

    private Optional<Value> now(String key) {
        return switch (key) {
            case "epoch" -> Optional.of(Value.of(clock.instant().getEpochSecond()));
            case "date_utc" -> Optional.of(Value.of(DATE.format(clock.instant().atOffset(ZoneOffset.UTC))));
            case "datetime_utc" ->
                Optional.of(Value.of(DATE_AND_TIME.format(clock.instant().atOffset(ZoneOffset.UTC))));
            default -> Optional.empty();
        };
    }

    private Value characters(String number) {
        int wanted = number.matches("[0-9]{1,5}") ? Integer.parseInt(number) : -1;
        if (wanted < 0 || wanted > MOST_CHARACTERS) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    "The query was not run because :_random_chars_" + number + " is no number of characters.",
                    "Write a number up to " + MOST_CHARACTERS + ".");
        }
        byte[] bytes = new byte[(wanted + 1) / 2];
        random.nextBytes(bytes);
        return Value.of(HexFormat.of().formatHex(bytes).substring(0, wanted));
    }
}
