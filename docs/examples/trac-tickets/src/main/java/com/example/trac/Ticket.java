package com.example.trac;

import java.time.Instant;
import java.util.Map;

/**
 * A ticket as Trac tells it.
 *
 * @param id its number
 * @param created when
 * @param changed when last
 * @param attributes its fields by name, also those that only this Trac has; without empty ones
 */
record Ticket(long id, Instant created, Instant changed, Map<String, String> attributes) {

    Ticket {
        attributes = Map.copyOf(attributes);
    }
}
