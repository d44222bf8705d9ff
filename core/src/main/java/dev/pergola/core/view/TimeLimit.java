package dev.pergola.core.view;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.http.Request;
import java.time.Duration;

/** How long SQLite may work for a request: the argument {@code _timelimit} can make it shorter, never longer. */
public final class TimeLimit {

    private TimeLimit() {}

    /**
     * The limit of a request.
     *
     * @param request may ask for a shorter one, in milliseconds
     * @param standing the limit of the server in milliseconds
     * @return the shorter of both
     * @throws ServerException where the argument is no whole number
     */
    public static Duration of(Request request, int standing) {
        String asked =
                request.parameter("_timelimit").filter(text -> !text.isBlank()).orElse("");
        if (asked.isEmpty()) {
            return Duration.ofMillis(standing);
        }
        if (!asked.matches("[0-9]{1,9}")) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    "_timelimit=" + asked + " is not a number of milliseconds.",
                    "Write a whole number; it can shorten the limit of " + standing + " ms, not extend it.");
        }
        return Duration.ofMillis(Math.max(1, Math.min(standing, Integer.parseInt(asked))));
    }
}
