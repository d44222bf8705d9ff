package dev.pergola.core.osgi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LogBudgetTest {

    private final AtomicLong now = new AtomicLong(TimeUnit.DAYS.toNanos(-3)); // a nano time may be anything
    private final LogBudget budget = new LogBudget(now::get);

    @Test
    void aBurstPassesAndAfterThatSomeLinesASecond() {
        assertEquals(LogBudget.BURST, written(LogBudget.BURST + 7));
        assertEquals(7, budget.heldBack());
        pass(3);
        assertEquals(3 * LogBudget.PER_SECOND, written(100));
        assertEquals(7 + 100 - 3 * LogBudget.PER_SECOND, budget.heldBack());
    }

    @Test
    void thriftIsRememberedForOneBurstOnly() {
        pass(100_000);
        assertEquals(LogBudget.BURST, written(LogBudget.BURST + 1));
    }

    @Test
    void linesThatBelongTogetherComeTogetherOrNotAtAll() {
        assertTrue(budget.allows(LogBudget.BURST - 2));
        assertFalse(budget.allows(3));
        assertTrue(budget.allows(2));
        assertEquals(3, budget.heldBack());
    }

    @Test
    void whatIsLongerThanABurstPassesWhenNothingElseDoes() {
        assertTrue(budget.allows(LogBudget.BURST * 4));
        assertFalse(budget.allows(1));
    }

    @Test
    void aFloodIsNewsOnceHoweverLongItLasts() {
        assertFalse(budget.takeNews());
        written(LogBudget.BURST + 1);
        assertTrue(budget.takeNews());
        for (int second = 0; second < 1000; second++) {
            pass(1);
            written(100);
            assertFalse(budget.takeNews(), "it is still the same flood");
        }
    }

    @Test
    void afterSomeQuietAnotherFloodIsNewsAgain() {
        written(LogBudget.BURST + 1);
        assertTrue(budget.takeNews());
        pass(LogBudget.BURST / LogBudget.PER_SECOND);
        written(LogBudget.BURST + 1);
        assertTrue(budget.takeNews());
        assertEquals(2, budget.heldBack());
    }

    private int written(int lines) {
        int written = 0;
        for (int i = 0; i < lines; i++) {
            written += budget.allows(1) ? 1 : 0;
        }
        return written;
    }

    private void pass(long seconds) {
        now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }
}
