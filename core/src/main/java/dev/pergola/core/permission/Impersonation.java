package dev.pergola.core.permission;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * In whose name this process asks itself on a thread, and whether permissions count then. Nothing that comes over the network
 * can say this. May be used by any number of threads.
 */
public final class Impersonation {

    private final ThreadLocal<Optional<Terms>> current = ThreadLocal.withInitial(Optional::empty);

    /**
     * On which terms a request is sent.
     *
     * @param actor who sends it; empty to find out as for any request
     * @param unchecked whether it may do everything
     */
    public record Terms(Optional<Actor> actor, boolean unchecked) {

        /** Those of any other request. */
        public static final Terms USUAL = new Terms(Optional.empty(), false);

        /** Checks the actor. */
        public Terms {
            requireNonNull(actor, "actor is null");
        }
    }

    /**
     * Answers a request on certain terms; those of a request around it do not hold meanwhile.
     *
     * @param terms for this request
     * @param answer what it throws is thrown
     * @param <T> the answer
     * @return what the work returned
     */
    public <T> T during(Terms terms, Supplier<T> answer) {
        Optional<Terms> before = current.get();
        current.set(Optional.of(terms));
        try {
            return answer.get();
        } finally {
            if (before.isPresent()) {
                current.set(before);
            } else {
                current.remove();
            }
        }
    }

    /** Who sends the request of this thread, where that was said. */
    public Optional<Actor> actor() {
        return current.get().flatMap(Terms::actor);
    }

    /** Whether the request of this thread may do everything. */
    public boolean isUnchecked() {
        return current.get().filter(Terms::unchecked).isPresent();
    }
}
