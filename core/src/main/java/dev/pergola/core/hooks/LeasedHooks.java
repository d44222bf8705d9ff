package dev.pergola.core.hooks;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ServerException;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import java.util.List;
import java.util.Optional;

/**
 * The hooks that a request has leased, to be asked for additions to its answer. What a hook that is not of the core adds
 * makes the answer unrepeatable, unless the hook promises that it adds the same each time. For the thread of the request.
 */
public final class LeasedHooks {

    private final Snapshot snapshot;
    private final HookCalls calls;
    private final Runnable whenUnrepeatable;

    /**
     * The hooks of a snapshot.
     *
     * @param snapshot leased by the request
     * @param calls the guard
     * @param whenUnrepeatable called where the same request may get another answer next time
     */
    public LeasedHooks(Snapshot snapshot, HookCalls calls, Runnable whenUnrepeatable) {
        this.snapshot = requireNonNull(snapshot, "snapshot is null");
        this.calls = requireNonNull(calls, "calls is null");
        this.whenUnrepeatable = requireNonNull(whenUnrepeatable, "whenUnrepeatable is null");
    }

    /** A context that has them; those that the core hands to routes do. */
    public interface Holder {

        /** The hooks that the request has leased. */
        LeasedHooks hooks();
    }

    /** The hooks behind what a route was given; none where it is not from the core. */
    public static Optional<LeasedHooks> of(RouteContext context) {
        return context instanceof Holder holder ? Optional.of(holder.hooks()) : Optional.empty();
    }

    /** The hooks of a kind, in the order in which they are asked. */
    public <T> List<HookEntry<T>> active(HookPoint<T> point) {
        return snapshot.active(point);
    }

    /** The snapshot itself, for what is made of all its hooks once. */
    public Snapshot snapshot() {
        return snapshot;
    }

    /** The guard, for hooks that are asked in other ways. */
    public HookCalls calls() {
        return calls;
    }

    /** Asks a hook; empty where it fails, which the guard has recorded: the page is worth more than the addition. */
    public <T, R> Optional<R> ask(HookEntry<T> entry, HookCall<T, R> question) {
        if (!isRepeatable(entry)) {
            whenUnrepeatable.run();
        }
        try {
            return Optional.of(calls.call(entry, question));
        } catch (HookFailure | ServerException failure) {
            whenUnrepeatable.run();
            return Optional.empty();
        }
    }

    /**
     * Asks a hook for what the answer cannot do without.
     *
     * @throws ServerException what the hook answers, or that its plugin has failed
     */
    public <T, R> R require(HookEntry<T> entry, HookCall<T, R> question) {
        if (!isRepeatable(entry)) {
            whenUnrepeatable.run();
        }
        try {
            return calls.call(entry, question);
        } catch (HookFailure failure) {
            throw failure.asProblem();
        }
    }

    private static boolean isRepeatable(HookEntry<?> entry) {
        return entry.owner().isCore() || entry.properties().is(RouteHook.REPEATABLE);
    }
}
