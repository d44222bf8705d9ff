package dev.pergola.core.hooks;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The guard at the border to plugins: every call into a contribution goes through here.
 *
 * <p>A call is timed and labelled, runs with the context class loader of the plugin, and whatever it throws is recorded
 * and turned into a {@link HookFailure}; {@link ServerException} passes, since it is an answer. A call that takes longer
 * than the call limit, not counting the calls inside of it, is interrupted by {@link #interruptOverdue()}, which a timer calls. One that does not end even
 * then keeps its thread; when {@value #MAXIMUM_OVERDUE} calls of one contribution are in that state, further calls to it
 * are refused at once, so that a hanging plugin cannot take all threads. May be used by any number of threads; no lock
 * is held during a call.
 */
public final class HookCalls {

    /** How many calls of one contribution may run beyond the call limit before further ones are refused. */
    public static final int MAXIMUM_OVERDUE = 4;

    private final Duration limit;
    private final Clock clock;
    private final Set<RunningCall> calls = ConcurrentHashMap.newKeySet();

    @SuppressWarnings("ThreadLocalUsage") // there is one guard, and each call leaves as it came
    private final ThreadLocal<RunningCall> innermost = new ThreadLocal<>();

    /**
     * Makes the guard.
     *
     * @param limit how long one call may take before it is interrupted
     * @param clock for the times of failures
     */
    public HookCalls(Duration limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /**
     * Calls a contribution.
     *
     * @param entry the contribution, from a leased snapshot
     * @param call what to do with it
     * @param <T> the interface of the API
     * @param <R> what it answers
     * @return the answer, never null
     * @throws HookFailure where the contribution failed
     * @throws ServerException where the contribution answers with a problem, or too many of its calls hang
     */
    public <T, R> R call(HookEntry<T> entry, HookCall<T, R> call) {
        refuseWhereOthersHang(entry);
        RunningCall running = new RunningCall(entry, Thread.currentThread(), System.nanoTime());
        Optional<RunningCall> outer = Optional.ofNullable(innermost.get());
        outer.ifPresent(RunningCall::pause);
        innermost.set(running);
        calls.add(running);
        try {
            return guarded(entry, call, running);
        } finally {
            calls.remove(running);
            running.end();
            outer.ifPresentOrElse(innermost::set, innermost::remove);
            outer.ifPresent(caller -> caller.resume(running.elapsed()));
        }
    }

    /**
     * Calls a contribution that may take as long as it likes, such as a command: guarded in the same way, but never
     * interrupted and never refused.
     *
     * @param entry the contribution
     * @param call what to do with it
     * @param <T> the interface of the API
     * @param <R> what it answers
     * @return the answer, never null
     * @throws HookFailure where the contribution failed
     * @throws ServerException where the contribution answers with a problem
     */
    public <T, R> R callWithoutLimit(HookEntry<T> entry, HookCall<T, R> call) {
        return guarded(entry, call, new RunningCall(entry, Thread.currentThread(), System.nanoTime()));
    }

    private <T, R> R guarded(HookEntry<T> entry, HookCall<T, R> call, RunningCall running) {
        Thread thread = Thread.currentThread();
        ClassLoader outer = thread.getContextClassLoader();
        thread.setContextClassLoader(entry.service().getClass().getClassLoader());
        try {
            R answer = call.on(entry.service());
            if (answer == null) {
                throw new NullPointerException("it answered null, which this hook does not allow");
            }
            entry.calls().succeeded(running.elapsed());
            return answer;
        } catch (ServerException problem) {
            entry.calls().succeeded(running.elapsed());
            throw problem;
        } catch (Exception | LinkageError | StackOverflowError | AssertionError failure) {
            String what = running.describe(failure);
            entry.calls().failed(running.elapsed(), new CallRecord.Failure(clock.instant(), what));
            throw new HookFailure(entry, what, running.isOverdue(), failure);
        } finally {
            thread.setContextClassLoader(outer);
        }
    }

    private static void refuseWhereOthersHang(HookEntry<?> entry) {
        if (entry.calls().overdue() >= MAXIMUM_OVERDUE) {
            throw new ServerException(
                            ErrorCode.OVERLOADED,
                            "The plugin %s was not asked: %d of its calls hang already."
                                    .formatted(entry.owner(), MAXIMUM_OVERDUE),
                            "Look at /-/plugins, and remove the plugin or replace it by another version.")
                    .retryingAfter(Duration.ofSeconds(30));
        }
    }

    /** Interrupts every call that takes longer than the call limit, each once. Called by a timer, several times a second. */
    public void interruptOverdue() {
        long now = System.nanoTime();
        for (RunningCall call : calls) {
            call.interruptAfter(limit, now, clock.instant());
        }
    }

    /**
     * How many calls run right now.
     *
     * @return from 0
     */
    public int runningCalls() {
        return calls.size();
    }
}
