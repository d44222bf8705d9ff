package dev.pergola.core.render.html;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A time for programs and for people. */
record TimeModel(String machine, String text) {

    static TimeModel of(Instant time) {
        return new TimeModel(time.truncatedTo(ChronoUnit.SECONDS).toString(), Words.time(time));
    }
}
