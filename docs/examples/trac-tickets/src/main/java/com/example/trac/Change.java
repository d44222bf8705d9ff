package com.example.trac;

import java.time.Instant;

/**
 * One field of a ticket that somebody has changed.
 *
 * @param at when
 * @param author who; an empty text where nobody is named
 * @param field which; {@code comment} for a comment
 * @param former what it was; an empty text for nothing
 * @param present what it became
 */
record Change(Instant at, String author, String field, String former, String present) {}
