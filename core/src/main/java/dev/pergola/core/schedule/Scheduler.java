package dev.pergola.core.schedule;

import dev.pergola.api.hook.run.ScheduledTask;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookPoint;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.HookRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the scheduled tasks of the current snapshot, from {@link #start()} to {@link #close()}.
 *
 * <p>A change of the registry is followed by the thread that made it, and that thread waits (bounded) until no run of a
 * task that left is under way; so a plugin is never deactivated while its task still runs, and when a plugin is swapped
 * the tasks of the new version begin after those of the old one have ended. Runs hold no lease on a snapshot: a long run
 * would keep every plugin from leaving, also one that this very run removes.
 */
public final class Scheduler implements AutoCloseable {

    /** The kind of hook that this scheduler runs. */
    public static final HookPoint<ScheduledTask> POINT =
            new HookPoint<>("scheduled task", ScheduledTask.class, Scheduler::key, Scheduler::check);

    /** The shortest period, in milliseconds; below it a task would rather be a thread. */
    public static final long SHORTEST_PERIOD = 10;

    /** The service property by which OSGi tells from which bundle a service is. */
    private static final String BUNDLE = "service.bundleid";

    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);

    private final HookRegistry registry;
    private final HookCalls calls;
    private final TaskTimer timer;
    private final Duration patience;
    private final Map<HookEntry<ScheduledTask>, RepeatedTask> tasks = new HashMap<>();
    private final Set<RepeatedTask> leaving = ConcurrentHashMap.newKeySet();
    private boolean running;

    /**
     * Makes a scheduler that runs nothing yet.
     *
     * @param registry where the tasks are
     * @param calls the guard; its limit does not apply, as a task may take as long as it likes
     * @param timer time and threads; closed by whoever made it, after this
     * @param patience how long a run of a leaving task may take to end before it is interrupted
     */
    public Scheduler(HookRegistry registry, HookCalls calls, TaskTimer timer, Duration patience) {
        this.registry = registry;
        this.calls = calls;
        this.timer = timer;
        this.patience = patience;
    }

    /** Begins to run tasks. To be called once. */
    public void start() {
        synchronized (this) {
            running = true;
        }
        registry.onChange(this::follow);
        follow();
    }

    private void follow() {
        synchronized (this) {
            if (!running) {
                return;
            }
            // read under the lock, as changes may overlap and the last one to get here must have seen the newest
            List<HookEntry<ScheduledTask>> wanted = registry.current().active(POINT);
            cancelAllBut(new HashSet<>(wanted));
        }
        awaitLeaving();
        synchronized (this) {
            if (running) {
                registry.current().active(POINT).forEach(entry -> tasks.computeIfAbsent(entry, this::begin));
            }
        }
    }

    private RepeatedTask begin(HookEntry<ScheduledTask> entry) {
        RepeatedTask task = new RepeatedTask(entry, calls, timer);
        task.begin();
        return task;
    }

    private void cancelAllBut(Set<HookEntry<ScheduledTask>> wanted) {
        tasks.forEach((entry, task) -> {
            if (!wanted.contains(entry)) {
                leaving.add(task);
                task.cancel();
            }
        });
        tasks.keySet().retainAll(wanted);
    }

    /**
     * Waits for all tasks that are leaving, also those that another thread has cancelled: when two changes overlap, each
     * of the two threads relies on the runs having ended.
     */
    private void awaitLeaving() {
        List<RepeatedTask> awaited = List.copyOf(leaving);
        if (!awaitEndOf(awaited)) {
            awaited.forEach(RepeatedTask::interrupt);
            if (!awaitEndOf(awaited)) {
                LOG.warn("A run does not end, not even after an interrupt; its task has left: one of {}.", awaited);
            }
        }
        awaited.forEach(leaving::remove);
    }

    private boolean awaitEndOf(List<RepeatedTask> awaited) {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean ended = true;
        for (RepeatedTask task : awaited) {
            ended &= task.awaitEnd(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        }
        return ended;
    }

    /** Lets no further run begin and waits (bounded) for those under way. */
    @Override
    public void close() {
        synchronized (this) {
            running = false;
            cancelAllBut(Set.of());
        }
        awaitLeaving();
    }

    /** Names are unique within a bundle; another bundle may use the same one. */
    private static Optional<String> key(HookProperties properties) {
        String bundle = properties.text(BUNDLE).map(" (bundle %s)"::formatted).orElse("");
        return properties.text(ScheduledTask.NAME).map(name -> name + bundle);
    }

    private static List<String> check(HookProperties properties) {
        List<String> problems = new ArrayList<>();
        if (properties.text(ScheduledTask.NAME).isEmpty()) {
            problems.add(
                    "The service property %s is missing; it holds the name of the task.".formatted(ScheduledTask.NAME));
        }
        checkMilliseconds(properties, ScheduledTask.PERIOD, SHORTEST_PERIOD, problems);
        if (properties.values().containsKey(ScheduledTask.DELAY)) {
            checkMilliseconds(properties, ScheduledTask.DELAY, 0, problems);
        }
        return problems;
    }

    private static void checkMilliseconds(HookProperties properties, String name, long least, List<String> problems) {
        OptionalLong number = properties.number(name);
        if (number.isEmpty() || number.getAsLong() < least) {
            String found = properties.text(name).map(text -> "is " + text).orElse("is missing");
            problems.add("The service property %s %s; it must be a whole number of milliseconds from %d on."
                    .formatted(name, found, least));
        }
    }
}
