package dev.pergola.core.schedule;

import java.time.Duration;

/** Runs work later: all that the scheduler knows of threads and time. */
public interface TaskTimer {

    /**
     * Runs work once.
     *
     * @param delay how long from now; zero for at once, on another thread all the same
     * @param work what to run; throws nothing
     * @return how to call it off
     */
    Appointment after(Duration delay, Runnable work);

    /** Work that has not begun yet. */
    @FunctionalInterface
    interface Appointment {

        /** Calls the work off; without effect once it has begun. */
        void cancel();
    }
}
