package dev.pergola.api.hook.data;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What became of a write.
 *
 * @param result what the work found out, whatever that is; empty where it failed
 * @param failure why it failed and will be rolled back; empty where it will be committed
 */
public record WriteOutcome(Optional<Object> result, Optional<Throwable> failure) {

    /** Checks that there is one of the two. */
    public WriteOutcome {
        requireNonNull(result, "result is null");
        requireNonNull(failure, "failure is null");
        if (result.isPresent() == failure.isPresent()) {
            throw new IllegalArgumentException("A write has either a result or a failure");
        }
    }

    /**
     * Whether it succeeded.
     *
     * @return true where it will be committed, unless an interceptor refuses
     */
    public boolean succeeded() {
        return failure.isEmpty();
    }
}
