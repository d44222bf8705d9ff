package dev.pergola.core.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimeBudgetTest {

    private final AtomicLong now = new AtomicLong(17);
    private final TimeBudget budget = new TimeBudget(Duration.ofMillis(200), Duration.ofMillis(500), now::get);

    @Test
    void eachStatementHasItsTimeAsLongAsThereIsEnoughForAll() {
        assertEquals(Duration.ofMillis(200), budget.next());
        pass(300);
        assertEquals(Duration.ofMillis(200), budget.next());
        pass(100);
        assertEquals(Duration.ofMillis(100), budget.next());
        assertFalse(budget.isSpent());
    }

    @Test
    void whenAllIsSpentTheNextStatementHasNoTimeToSpeakOf() {
        pass(600);

        assertTrue(budget.isSpent());
        assertEquals(Duration.ofMillis(1), budget.next());
    }

    private void pass(long milliseconds) {
        now.addAndGet(Duration.ofMillis(milliseconds).toNanos());
    }
}
