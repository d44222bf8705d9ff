package dev.pergola.core.db;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which thread works for whom: a request is answered on one thread, so what that thread reads belongs to its answer. May
 * be used by any number of threads; costs nothing to speak of where nobody wants to know.
 */
public final class ReadLogs {

    private final ThreadLocal<Optional<ReadLog>> current = ThreadLocal.withInitial(Optional::empty);

    ReadLogs() {}

    /**
     * Notes what a piece of work reads on this thread.
     *
     * @param log where to note it
     * @param work what it throws is thrown
     * @param <T> what it finds out
     * @return what the work returned
     */
    public <T> T during(ReadLog log, Supplier<T> work) {
        Optional<ReadLog> before = current.get();
        current.set(Optional.of(log));
        try {
            return work.get();
        } finally {
            backTo(before);
        }
    }

    /** Writing that reads. */
    @FunctionalInterface
    public interface Writing {

        /**
         * Writes.
         *
         * @throws IOException where writing fails
         */
        void run() throws IOException;
    }

    /**
     * Notes what is read on this thread while something is written.
     *
     * @param log where to note it
     * @param writing what it throws is thrown
     * @throws IOException where writing fails
     */
    public void noting(ReadLog log, Writing writing) throws IOException {
        Optional<ReadLog> before = current.get();
        current.set(Optional.of(log));
        try {
            writing.run();
        } finally {
            backTo(before);
        }
    }

    private void backTo(Optional<ReadLog> before) {
        if (before.isPresent()) {
            current.set(before);
        } else {
            current.remove();
        }
    }

    /**
     * Where this thread is to note what it reads.
     *
     * @return empty where nobody wants to know
     */
    public Optional<ReadLog> current() {
        return current.get();
    }
}
