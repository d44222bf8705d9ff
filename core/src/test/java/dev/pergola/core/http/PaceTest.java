package dev.pergola.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final Pace pace = new Pace(Duration.ofSeconds(30));

    @Test
    void atFirstThereIsTheGraceAndTheTimeThatTheNextBytesMayTake() {
        assertEquals(Duration.ofSeconds(30).toNanos(), pace.allowanceNanos(0));
        assertEquals(Duration.ofSeconds(32).toNanos(), pace.allowanceNanos(2 * Pace.BYTES_PER_SECOND));
    }

    @Test
    void aClientThatTakesALittleNowAndThenRunsOutOfTime() {
        int turns = 0;
        while (pace.allowanceNanos(0) > 0) {
            pace.moved(1, Duration.ofSeconds(10).toNanos());
            turns++;
        }
        assertEquals(4, turns);
    }

    @Test
    void aClientOnASlowNetworkNeverRunsOutOfTime() {
        for (int second = 0; second < 1_000_000; second++) {
            pace.moved(2 * Pace.BYTES_PER_SECOND, Duration.ofSeconds(1).toNanos());
        }
        assertTrue(pace.allowanceNanos(0) > 0);
    }
}
