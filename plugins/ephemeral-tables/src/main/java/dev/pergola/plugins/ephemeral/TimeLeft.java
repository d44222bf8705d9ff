package dev.pergola.plugins.ephemeral;

import java.time.Duration;

/**
 * How long something still lives, in words.
 *
 * @param duration zero or negative where it is over
 */
record TimeLeft(Duration duration) {

    private static final int MINUTES_WITHOUT_SECONDS = 10;

    /** Such as {@code 12m}, {@code 4m 32s}, {@code 45s}; seconds are rounded up, so that nothing is over before it says so. */
    String words() {
        long seconds = Math.max(0, (duration.toMillis() + 999) / 1000);
        long minutes = seconds / 60;
        if (minutes >= MINUTES_WITHOUT_SECONDS) {
            return minutes + "m";
        }
        return minutes > 0 ? minutes + "m " + seconds % 60 + "s" : seconds + "s";
    }

    /** Such as {@code 5 minutes}, for a time that does not pass. */
    String phrase() {
        long seconds = Math.max(1, (duration.toMillis() + 999) / 1000);
        if (seconds % 3600 == 0) {
            return counted(seconds / 3600, "hour");
        }
        return seconds % 60 == 0 ? counted(seconds / 60, "minute") : counted(seconds, "second");
    }

    private static String counted(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }

    /** Such as {@code 4.8}. */
    double seconds() {
        return Math.round(duration.toMillis() / 10.0) / 100.0;
    }
}
