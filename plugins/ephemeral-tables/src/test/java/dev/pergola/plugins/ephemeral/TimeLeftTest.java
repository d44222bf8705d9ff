package dev.pergola.plugins.ephemeral;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much time is left, in words. */
class TimeLeftTest {

    @ParameterizedTest
    @CsvSource({
        "720000,12m",
        "600000,10m",
        "599999,10m",
        "599000,9m 59s",
        "272000,4m 32s",
        "119100,2m 0s",
        "60000,1m 0s",
        "59001,1m 0s",
        "59000,59s",
        "1,1s",
        "0,0s",
        "-5000,0s"
    })
    void secondsAreRoundedUpAndNeverSixty(long milliseconds, String words) {
        assertEquals(words, new TimeLeft(Duration.ofMillis(milliseconds)).words());
    }

    @ParameterizedTest
    @CsvSource({
        "300000,5 minutes",
        "60000,1 minute",
        "90000,90 seconds",
        "7200000,2 hours",
        "1000,1 second",
        "10,1 second"
    })
    void aTimeThatDoesNotPassIsSaidInOneUnit(long milliseconds, String phrase) {
        assertEquals(phrase, new TimeLeft(Duration.ofMillis(milliseconds)).phrase());
    }
}
