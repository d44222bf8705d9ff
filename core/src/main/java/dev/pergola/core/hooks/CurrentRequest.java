package dev.pergola.core.hooks;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.http.Request;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Which request a thread answers, and with which hooks: what is asked for below a request sees the same hooks as the request
 * itself. May be used by any number of threads.
 */
public final class CurrentRequest {

    private final HookRegistry registry;
    private final ThreadLocal<Optional<Leased>> current = ThreadLocal.withInitial(Optional::empty);

    private record Leased(Request request, Snapshot snapshot) {}

    /**
     * No request yet.
     *
     * @param registry whose hooks are leased where there is no request
     */
    public CurrentRequest(HookRegistry registry) {
        this.registry = requireNonNull(registry, "registry is null");
    }

    /**
     * Answers a request on this thread.
     *
     * @param request known to be answered until the work returns
     * @param snapshot leased by it
     * @param work what it throws is thrown
     * @param <T> the answer
     * @return what the work returned
     */
    public <T> T during(Request request, Snapshot snapshot, Supplier<T> work) {
        Optional<Leased> before = current.get();
        current.set(Optional.of(new Leased(request, snapshot)));
        try {
            return work.get();
        } finally {
            if (before.isPresent()) {
                current.set(before); // one request asks another one of the same server
            } else {
                current.remove();
            }
        }
    }

    /**
     * The request that this thread answers.
     *
     * @return empty where it works for none
     */
    public Optional<Request> request() {
        return current.get().map(Leased::request);
    }

    /**
     * Uses hooks: those that the request of this thread has leased, or else the newest.
     *
     * @param work what it throws is thrown
     * @param <T> what the work finds out
     * @return what the work returned
     */
    public <T> T withHooks(Function<Snapshot, T> work) {
        Optional<Leased> leased = current.get();
        if (leased.isPresent()) {
            return work.apply(leased.get().snapshot());
        }
        try (Lease lease = registry.lease()) {
            return work.apply(lease.snapshot());
        }
    }
}
