package dev.pergola.core.db;

import dev.pergola.api.data.Transaction;
import dev.pergola.api.data.TransactionWork;

/** Stands around every write of a server's databases; handed in by those who know what that is good for. */
@FunctionalInterface
public interface WriteSurroundings {

    /**
     * Called on the thread that asks for a write, before it waits for its turn.
     *
     * @param database its name
     * @return for this write alone
     */
    Surrounding begin(String database);

    /** Around one write; called on the writing thread. */
    interface Surrounding {

        /**
         * Runs the work; again where everything that it did has been taken back for the fault of another write. What is
         * thrown rolls back.
         *
         * @param transaction open
         * @param work to be run once by each call, on this thread
         * @param <T> what the work finds out
         * @return what the work returned
         */
        <T> T run(Transaction transaction, TransactionWork<T> work);

        /** Called once after the commit, and never where there is none. Must not throw; nothing can be undone. */
        void committed();
    }

    /**
     * Nothing around writes.
     *
     * @return runs the work
     */
    static WriteSurroundings none() {
        return database -> Plain.WRITE;
    }

    /** Just the work. */
    enum Plain implements Surrounding {
        /** Any write. */
        WRITE;

        @Override
        public <T> T run(Transaction transaction, TransactionWork<T> work) {
            return work.run(transaction);
        }

        @Override
        public void committed() {
            // there is nobody to tell
        }
    }
}
