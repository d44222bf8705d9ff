package dev.pergola.api.data;

/**
 * Something to do in a transaction. Called once, on the thread that owns the writing connection of the database.
 *
 * @param <T> what the work finds out
 */
@FunctionalInterface
public interface TransactionWork<T> {

    /**
     * Does the work.
     *
     * @param transaction valid during this call only
     * @return anything but null; handed to whoever asked for the work
     * @throws RuntimeException to roll everything back; it reaches whoever asked for the work
     */
    T run(Transaction transaction);
}
