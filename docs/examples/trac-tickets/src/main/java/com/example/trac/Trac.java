package com.example.trac;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A Trac server, asked by one thread. Each call is one request. */
interface Trac {

    /**
     * Which tickets have changed.
     *
     * @param since from then on; empty for all that there are
     * @return their numbers, those that changed first before the others
     * @throws TracFailure where it does not answer
     */
    Listing changedSince(Optional<Instant> since) throws TracFailure, InterruptedException;

    /**
     * What some tickets are now.
     *
     * @param ids some numbers
     * @return an answer for each, in order
     * @throws TracFailure where it does not answer
     */
    List<Answer> tickets(List<Long> ids) throws TracFailure, InterruptedException;

    /**
     * Which tickets have changed.
     *
     * @param ids their numbers
     * @param time when that was so, by the clock of Trac
     */
    record Listing(List<Long> ids, Instant time) {

        public Listing {
            ids = List.copyOf(ids);
        }
    }
}
