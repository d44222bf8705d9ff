package dev.pergola.core.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.run.ScheduledTask;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.HookRegistry;
import dev.pergola.core.hooks.HookState;
import dev.pergola.core.hooks.HookStatus;
import dev.pergola.core.hooks.Owner;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SchedulerTest {

    private static final Owner PLUGIN = new Owner("cleaner", "1.0.0", 7);
    private static final Owner NEXT_VERSION = new Owner("cleaner", "1.1.0", 8);
    private static final Duration LONG = Duration.ofSeconds(10);

    private final HookRegistry registry = new HookRegistry();
    private final HookCalls calls = new HookCalls(Duration.ofDays(1), Clock.systemUTC());
    private final SteppedTimer time = new SteppedTimer();
    private final AtomicInteger bundles = new AtomicInteger(100);
    private final List<String> diary = new ArrayList<>();
    private final Scheduler scheduler = new Scheduler(registry, calls, time, LONG);

    @AfterEach
    void stop() {
        scheduler.close();
    }

    @Test
    void runsATaskAfterItsDelayAndThenOncePerPeriod() {
        scheduler.start();
        register(PLUGIN, () -> diary.add("swept"), Map.of(ScheduledTask.PERIOD, 100, ScheduledTask.DELAY, "50"));

        time.pass(Duration.ofMillis(49));
        assertEquals(List.of(), diary);
        time.pass(Duration.ofMillis(1));
        assertEquals(List.of("swept"), diary);
        time.pass(Duration.ofMillis(200));
        assertEquals(List.of("swept", "swept", "swept"), diary);
    }

    @Test
    void runsWhatWasRegisteredBeforeItStarted() {
        register(PLUGIN, () -> diary.add("swept"), Map.of(ScheduledTask.PERIOD, 100L));
        time.pass(Duration.ofSeconds(1));
        assertEquals(List.of(), diary, "nothing runs before the start");

        scheduler.start();
        time.pass(Duration.ZERO);
        assertEquals(List.of("swept"), diary);
    }

    @Test
    void countsThePeriodFromTheEndOfARun() {
        scheduler.start();
        register(
                PLUGIN,
                () -> assertEquals(0, time.appointments(), "no next run is planned while this one goes on"),
                Map.of(ScheduledTask.PERIOD, 100));
        HookEntry<?> entry = register(PLUGIN, () -> {}, Map.of(ScheduledTask.PERIOD, 100));
        registry.remove(entry, LONG);

        time.pass(Duration.ofMillis(100));
        assertEquals(List.of(HookState.ACTIVE), states());
        assertEquals(1, time.appointments());
    }

    @Test
    void aTaskThatLeftNeverRunsAgain() {
        scheduler.start();
        HookEntry<?> leaving = register(PLUGIN, () -> diary.add("leaving"), Map.of(ScheduledTask.PERIOD, 100));
        register(PLUGIN, () -> diary.add("staying"), Map.of(ScheduledTask.PERIOD, 100));
        time.pass(Duration.ZERO);
        assertEquals(List.of("leaving", "staying"), diary);

        registry.remove(leaving, LONG);
        time.pass(Duration.ofMillis(100));
        assertEquals(List.of("leaving", "staying", "staying"), diary);
        assertEquals(1, time.appointments());
    }

    @Test
    void aFailingTaskSaysSoUntilARunSucceeds() {
        scheduler.start();
        AtomicBoolean broken = new AtomicBoolean(true);
        register(
                PLUGIN,
                () -> {
                    if (broken.get()) {
                        throw new IllegalStateException("the broom is gone");
                    }
                },
                Map.of(ScheduledTask.PERIOD, 100));
        time.pass(Duration.ZERO);
        assertEquals(List.of(HookState.FAILING), states());
        assertTrue(reasons().contains("the broom is gone"), reasons());

        broken.set(false);
        time.pass(Duration.ofMillis(100));
        assertEquals(List.of(HookState.ACTIVE), states());
    }

    @Test
    void aProblemIsAFailureSinceNobodyAskedForAnAnswer() {
        scheduler.start();
        register(
                PLUGIN,
                () -> {
                    throw new ServerException(ErrorCode.NOT_FOUND, "There is no database to sweep.");
                },
                Map.of(ScheduledTask.PERIOD, 100));
        time.pass(Duration.ZERO);
        assertEquals(List.of(HookState.FAILING), states());
        assertTrue(reasons().contains("There is no database to sweep."), reasons());
    }

    @Test
    void wrongPropertiesAreReportedAllAtOnceAndTheTaskDoesNotRun() {
        scheduler.start();
        registry.register(
                Scheduler.POINT,
                () -> diary.add("ran"),
                PLUGIN,
                new HookProperties(Map.of(ScheduledTask.PERIOD, 9, ScheduledTask.DELAY, "soon")));
        time.pass(LONG);

        assertEquals(List.of(), diary);
        HookStatus status = registry.current().statuses().get(0);
        assertEquals(HookState.INVALID, status.state());
        assertEquals(
                List.of(
                        "The service property pergola.task.name is missing; it holds the name of the task.",
                        "The service property pergola.task.period is 9; it must be a whole number of milliseconds "
                                + "from 10 on.",
                        "The service property pergola.task.delay is soon; it must be a whole number of milliseconds "
                                + "from 0 on."),
                status.reasons());
    }

    @Test
    void aNameIsUniqueWithinItsBundleOnly() {
        Map<String, Object> ofBundle7 = Map.of(ScheduledTask.PERIOD, 100, "service.bundleid", 7L);
        register(PLUGIN, () -> {}, ofBundle7);
        register(PLUGIN, () -> {}, ofBundle7);
        register(NEXT_VERSION, () -> {}, Map.of(ScheduledTask.PERIOD, 100, "service.bundleid", 8L));
        assertEquals(List.of(HookState.ACTIVE, HookState.SHADOWED, HookState.ACTIVE), states());
    }

    @Test
    void inASwapTheOldTaskEndsBeforeTheNewOneBegins() {
        scheduler.start();
        register(PLUGIN, () -> diary.add("old"), Map.of(ScheduledTask.PERIOD, 100));
        registry.hold(NEXT_VERSION);
        register(NEXT_VERSION, () -> diary.add("new"), Map.of(ScheduledTask.PERIOD, 100));
        time.pass(Duration.ofMillis(100));
        assertEquals(List.of("old", "old"), diary, "a held task does not run");

        registry.swap(PLUGIN, NEXT_VERSION);
        time.pass(Duration.ofMillis(100));
        assertEquals(List.of("old", "old", "new", "new"), diary);
    }

    @Test
    void removalWaitsForTheRunUnderWay() throws InterruptedException {
        try (ThreadTimer threads = new ThreadTimer();
                Scheduler real = new Scheduler(registry, calls, threads, LONG)) {
            real.start();
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch mayEnd = new CountDownLatch(1);
            AtomicBoolean ended = new AtomicBoolean();
            HookEntry<?> entry = register(
                    PLUGIN,
                    () -> {
                        begun.countDown();
                        mayEnd.await();
                        ended.set(true);
                    },
                    Map.of(ScheduledTask.PERIOD, 10));
            begun.await();
            Thread remover = new Thread(() -> registry.remove(entry, LONG));
            remover.start();
            while (remover.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            assertFalse(ended.get());

            mayEnd.countDown();
            remover.join();
            assertTrue(ended.get());
        }
    }

    @Test
    void aRunThatDoesNotEndIsInterrupted() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        try (ThreadTimer threads = new ThreadTimer();
                Scheduler impatient = new Scheduler(registry, calls, threads, Duration.ofMillis(20))) {
            impatient.start();
            HookEntry<?> entry = register(
                    PLUGIN,
                    () -> {
                        begun.countDown();
                        try {
                            new CountDownLatch(1).await();
                        } finally {
                            interrupted.countDown();
                        }
                    },
                    Map.of(ScheduledTask.PERIOD, 10));
            begun.await();
            registry.remove(entry, LONG);
            assertTrue(interrupted.await(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void aHangingTaskHoldsNobodyElseBack() throws InterruptedException {
        CountDownLatch others = new CountDownLatch(20);
        try (ThreadTimer threads = new ThreadTimer();
                Scheduler impatient = new Scheduler(registry, calls, threads, Duration.ofMillis(20))) {
            impatient.start();
            for (int i = 0; i < 8; i++) {
                register(PLUGIN, () -> new CountDownLatch(1).await(), Map.of(ScheduledTask.PERIOD, 10));
            }
            register(PLUGIN, others::countDown, Map.of(ScheduledTask.PERIOD, 10));
            assertTrue(others.await(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void aTaskMayRemoveItself() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        try (ThreadTimer threads = new ThreadTimer();
                Scheduler real = new Scheduler(registry, calls, threads, LONG)) {
            real.start();
            register(
                    PLUGIN,
                    () -> {
                        runs.incrementAndGet();
                        registry.swap(PLUGIN, NEXT_VERSION);
                        done.countDown();
                    },
                    Map.of(ScheduledTask.PERIOD, 10));
            assertTrue(done.await(5, TimeUnit.SECONDS), "it would wait for its own end");
        }
        assertEquals(1, runs.get());
    }

    @Test
    void afterTheStopNothingRunsAnyMore() {
        scheduler.start();
        register(PLUGIN, () -> diary.add("swept"), Map.of(ScheduledTask.PERIOD, 100));
        scheduler.close();
        register(PLUGIN, () -> diary.add("late"), Map.of(ScheduledTask.PERIOD, 100));
        time.pass(LONG);
        assertEquals(List.of(), diary);
        assertEquals(0, time.appointments());
    }

    private HookEntry<ScheduledTask> register(Owner owner, ScheduledTask task, Map<String, Object> properties) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put(ScheduledTask.NAME, "sweep");
        all.putIfAbsent("service.bundleid", bundles.incrementAndGet());
        return registry.register(Scheduler.POINT, task, owner, new HookProperties(all));
    }

    private List<HookState> states() {
        return registry.current().statuses().stream().map(HookStatus::state).toList();
    }

    private String reasons() {
        return registry.current().statuses().stream()
                .map(HookStatus::reasons)
                .toList()
                .toString();
    }
}
