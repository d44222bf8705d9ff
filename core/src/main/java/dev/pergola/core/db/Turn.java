package dev.pergola.core.db;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Something that waits for its turn on the writing thread of a database, and what came out of it.
 *
 * @param <T> what the work finds out
 */
abstract class Turn<T> implements Runnable {

    private final Thread owner = Thread.currentThread();
    private final CompletableFuture<T> outcome = new CompletableFuture<>();

    /** Work that takes its turn alone. */
    static <T> Turn<T> alone(Work<T> work) {
        return new Turn<>() {
            @Override
            public void run() {
                try {
                    succeed(work.run());
                } catch (SQLException | RuntimeException | Error failure) {
                    fail(failure);
                }
            }
        };
    }

    /** Something to do on the writing thread. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException;
    }

    /** Who waits for it. */
    Thread owner() {
        return owner;
    }

    final void succeed(T result) {
        outcome.complete(result);
    }

    /** Does nothing where the outcome is known already. */
    final void fail(Throwable failure) {
        outcome.completeExceptionally(failure);
    }

    T outcome() throws InterruptedException, ExecutionException {
        return outcome.get();
    }

    T outcome(long nanoseconds) throws InterruptedException, ExecutionException, TimeoutException {
        return outcome.get(nanoseconds, TimeUnit.NANOSECONDS);
    }
}
