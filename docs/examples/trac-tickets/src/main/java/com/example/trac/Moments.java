package com.example.trac;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** How people say when something was or will be. */
final class Moments {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Moments() {}

    /** Such as {@code 5 minutes ago}, {@code now}, or {@code in 1 hour}. */
    static String words(Instant now, Instant time) {
        Duration distance = Duration.between(time, now);
        long seconds = distance.abs().toSeconds();
        if (seconds == 0) {
            return "now";
        }
        String length = seconds < MINUTE
                ? length(seconds, "second")
                : seconds < HOUR
                        ? length(seconds / MINUTE, "minute")
                        : seconds < DAY ? length(seconds / HOUR, "hour") : length(seconds / DAY, "day");
        return distance.isNegative() ? "in " + length : length + " ago";
    }

    private static String length(long number, String unit) {
        return String.format(Locale.ROOT, "%d %s%s", number, unit, number == 1 ? "" : "s");
    }
}
