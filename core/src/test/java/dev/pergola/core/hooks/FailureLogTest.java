package dev.pergola.core.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.helpers.FormattingTuple;
import org.slf4j.helpers.MessageFormatter;

/** What is told of a contribution that fails at each request. */
class FailureLogTest {

    private final List<FormattingTuple> told = new ArrayList<>();
    private final FailureLog log = new FailureLog((Logger) Proxy.newProxyInstance(
            Logger.class.getClassLoader(), new Class<?>[] {Logger.class}, (proxy, method, arguments) -> {
                assertEquals("warn", method.getName());
                Object[] details = arguments[1] instanceof Object[] several
                        ? several
                        : Arrays.copyOfRange(arguments, 1, arguments.length);
                return told.add(MessageFormatter.arrayFormat((String) arguments[0], details));
            }));

    private final HookRegistry registry = new HookRegistry();
    private final HookCalls calls = new HookCalls(Duration.ZERO, Clock.systemUTC());
    private String message = "lost my voice";
    private final HookEntry<Greeting> entry = registry.register(
            Greeting.POINT,
            () -> {
                throw new IllegalStateException(message);
            },
            new Owner("polite", "1.0.0", 7),
            Greeting.word("hello", 0));

    private HookFailure fail() {
        HookFailure failure = assertThrows(HookFailure.class, () -> calls.call(entry, Greeting::say));
        log.tell(entry, failure, "Nobody was greeted");
        return failure;
    }

    @Test
    void theFirstTimeEverythingIsTold() {
        HookFailure failure = fail();
        assertEquals("Nobody was greeted", told.get(0).getMessage());
        assertSame(failure, told.get(0).getThrowable(), "with the stack trace");
    }

    @Test
    void whatFailsAtEachRequestIsCounted() {
        for (int i = 0; i < 2_500; i++) {
            fail();
        }
        assertEquals(4, told.size(), "the first, the 10th, the 100th, the 1000th");
        String last = told.get(3).getMessage();
        assertTrue(last.startsWith("Nobody was greeted; ") && last.contains("failed 1000 times"), last);
        assertTrue(last.contains("lost my voice"), last);
        assertEquals(2_500, entry.calls().failures(), "none is lost");
    }

    @Test
    void anotherFailureIsToldAgain() {
        fail();
        fail();
        message = "lost my way";
        HookFailure other = fail();
        assertEquals(2, told.size());
        assertSame(other, told.get(1).getThrowable());
    }

    @Test
    void messagesThatNeverRepeatDoNotFillTheLogEither() {
        for (int i = 0; i < 1_000; i++) {
            message = "request " + i;
            fail();
        }
        assertTrue(told.size() < 30, told::toString);
        assertFalse(told.isEmpty());
    }
}
