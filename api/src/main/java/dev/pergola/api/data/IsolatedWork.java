package dev.pergola.api.data;

/**
 * Something to do outside of transactions. Called once, on the thread that writes the database.
 *
 * @param <T> what the work finds out
 */
@FunctionalInterface
public interface IsolatedWork<T> {

    /**
     * Does the work.
     *
     * @param connection valid during this call only
     * @return anything but null; handed to whoever asked for the work
     * @throws RuntimeException reaches whoever asked for the work; what was done stays done
     */
    T run(IsolatedConnection connection);
}
