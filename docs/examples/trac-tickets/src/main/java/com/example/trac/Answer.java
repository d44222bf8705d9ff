package com.example.trac;

import java.util.List;

/** What Trac answers when it is asked for one ticket. */
sealed interface Answer {

    /** The number that was asked for. */
    long id();

    /**
     * A ticket.
     *
     * @param ticket what it is now
     * @param changes what became of it, in order; empty where they were not asked for
     */
    record Found(Ticket ticket, List<Change> changes) implements Answer {

        public Found {
            changes = List.copyOf(changes);
        }

        @Override
        public long id() {
            return ticket.id();
        }
    }

    /**
     * There is no such ticket any more, or it is not shown to who asks.
     *
     * @param id the number
     */
    record Gone(long id) implements Answer {}

    /**
     * Trac failed with this ticket; it may be another time.
     *
     * @param id the number
     * @param message what Trac says
     */
    record Failed(long id, String message) implements Answer {}
}
