package dev.pergola.api.hook.data;

import org.osgi.annotation.versioning.ConsumerType;

/** The second half of a {@link WriteInterceptor}, made for one write. */
@ConsumerType
@FunctionalInterface
public interface AfterWrite {

    /**
     * Called once, after the write and before its commit or rollback, on the same thread.
     *
     * @param outcome what became of the write so far
     * @throws Exception to roll the write back; where it has failed already, its own failure is what counts
     */
    void after(WriteOutcome outcome) throws Exception;

    /**
     * Where there is nothing to do after a write.
     *
     * @return does nothing
     */
    static AfterWrite nothing() {
        return outcome -> {};
    }
}
