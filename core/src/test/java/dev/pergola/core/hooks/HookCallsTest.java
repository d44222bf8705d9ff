package dev.pergola.core.hooks;

import static dev.pergola.core.hooks.Greeting.POINT;
import static dev.pergola.core.hooks.Greeting.word;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HookCallsTest {

    private static final Instant NOW = Instant.parse("2030-01-02T03:04:05Z");
    private static final Owner OWNER = new Owner("polite", "1.0.0", 7);

    private final HookRegistry registry = new HookRegistry();
    private final HookCalls calls = new HookCalls(Duration.ZERO, Clock.fixed(NOW, ZoneOffset.UTC));

    private HookEntry<Greeting> entry(Greeting greeting) {
        return registry.register(POINT, greeting, OWNER, word("hello", 0));
    }

    @Test
    void aCallAnswersAndIsCounted() {
        HookEntry<Greeting> entry = entry(() -> "hello");
        assertEquals("hello", calls.call(entry, Greeting::say));
        assertEquals(1, entry.calls().count());
        assertEquals(0, entry.calls().failures());
    }

    @Test
    void whateverAContributionThrowsBecomesAFailureWithItsName() {
        HookEntry<Greeting> entry = entry(() -> {
            throw new NoClassDefFoundError("org/example/Missing");
        });
        HookFailure failure = assertThrows(HookFailure.class, () -> calls.call(entry, Greeting::say));
        assertTrue(
                failure.what().startsWith("java.lang.NoClassDefFoundError: org/example/Missing (at "), failure.what());
        assertSame(entry, failure.entry());
        assertEquals(HookState.FAILING, registry.current().statuses().get(0).state());
        assertEquals(NOW, entry.calls().failing().orElseThrow().when());
    }

    @Test
    void aSuccessEndsTheFailing() {
        List<RuntimeException> faults = new ArrayList<>(List.of(new IllegalStateException("once")));
        HookEntry<Greeting> entry = entry(() -> {
            if (!faults.isEmpty()) {
                throw faults.remove(0);
            }
            return "hello";
        });
        assertThrows(HookFailure.class, () -> calls.call(entry, Greeting::say));
        calls.call(entry, Greeting::say);
        assertEquals(Optional.empty(), entry.calls().failing());
        assertEquals(1, entry.calls().failures());
    }

    @Test
    void aProblemIsAnAnswerAndNoFailure() {
        HookEntry<Greeting> entry = entry(() -> {
            throw new ServerException(ErrorCode.NOT_FOUND, "There is no such greeting.");
        });
        assertThrows(ServerException.class, () -> calls.call(entry, Greeting::say));
        assertEquals(0, entry.calls().failures());
    }

    @Test
    void theContextClassLoaderIsThePluginsDuringTheCallAndRestoredAfterIt() {
        ClassLoader outer = new ClassLoader(null) {};
        Thread.currentThread().setContextClassLoader(outer);
        try {
            HookEntry<Greeting> entry = entry(() -> {
                assertSame(
                        Greeting.class.getClassLoader(), Thread.currentThread().getContextClassLoader());
                throw new IllegalStateException("after looking");
            });
            assertThrows(HookFailure.class, () -> calls.call(entry, Greeting::say));
            assertSame(outer, Thread.currentThread().getContextClassLoader());
        } finally {
            Thread.currentThread().setContextClassLoader(HookCallsTest.class.getClassLoader());
        }
    }

    @Test
    void anOverdueCallIsInterruptedAndItsThreadComesBackClean() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        HookEntry<Greeting> entry = entry(() -> "unused");
        CompletableFuture<Boolean> interruptedAfterwards = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            HookFailure failure = assertThrows(
                    HookFailure.class,
                    () -> calls.call(entry, service -> {
                        inside.countDown();
                        new CountDownLatch(1).await();
                        return "never";
                    }));
            assertTrue(failure.overdue());
            interruptedAfterwards.complete(Thread.currentThread().isInterrupted());
        });
        thread.start();
        inside.await();
        calls.interruptOverdue();
        assertFalse(interruptedAfterwards.get(20, TimeUnit.SECONDS));
        assertEquals(0, calls.runningCalls());
        assertEquals(0, entry.calls().overdue());
    }

    @Test
    void whoCallsAHookThatHangsGoesOnWithoutIt() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CompletableFuture<String> answer = new CompletableFuture<>();
        HookEntry<Greeting> page = entry(() -> "unused");
        HookEntry<Greeting> part = entry(() -> "unused");
        new Thread(() -> answer.complete(calls.call(page, any -> {
                    assertThrows(
                            HookFailure.class,
                            () -> calls.call(part, service -> {
                                inside.countDown();
                                new CountDownLatch(1).await();
                                return "never";
                            }));
                    return Thread.currentThread().isInterrupted() ? "interrupted" : "goes on";
                })))
                .start();
        inside.await();
        calls.interruptOverdue();

        assertEquals("goes on", answer.get(20, TimeUnit.SECONDS));
        assertEquals(0, page.calls().failures());
        assertEquals(1, part.calls().failures());
    }

    @Test
    void aContributionThatIgnoresInterruptsIsRefusedBeforeItTakesAllThreads() throws Exception {
        CountDownLatch inside = new CountDownLatch(HookCalls.MAXIMUM_OVERDUE);
        CountDownLatch letGo = new CountDownLatch(1);
        HookEntry<Greeting> entry = entry(() -> "unused");
        List<CompletableFuture<String>> hanging = new ArrayList<>();
        for (int i = 0; i < HookCalls.MAXIMUM_OVERDUE; i++) {
            CompletableFuture<String> result = new CompletableFuture<>();
            hanging.add(result);
            new Thread(() -> result.complete(calls.call(entry, service -> {
                        inside.countDown();
                        return waitIgnoringInterrupts(letGo);
                    })))
                    .start();
        }
        inside.await();
        calls.interruptOverdue();
        ServerException refusal = assertThrows(ServerException.class, () -> calls.call(entry, Greeting::say));
        assertEquals(ErrorCode.OVERLOADED, refusal.code());
        assertEquals(HookState.FAILING, registry.current().statuses().get(0).state());

        letGo.countDown();
        for (CompletableFuture<String> call : hanging) {
            assertEquals("at last", valueOf(call));
        }
        waitUntilNoneIsOverdue(entry);
        assertEquals("unused", calls.call(entry, Greeting::say));
    }

    private static void waitUntilNoneIsOverdue(HookEntry<Greeting> entry) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (entry.calls().overdue() > 0 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }

    private static String valueOf(CompletableFuture<String> call) throws InterruptedException, ExecutionException {
        return call.get();
    }

    private static String waitIgnoringInterrupts(CountDownLatch latch) {
        boolean open = false;
        while (!open) {
            try {
                latch.await();
                open = true;
            } catch (InterruptedException interrupted) {
                open = false; // this is what the test is about
            }
        }
        return "at last";
    }
}
