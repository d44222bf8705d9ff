package dev.pergola.core.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who may: the value of {@code allow}, {@code allow_sql} or one action under {@code permissions}. Whether an actor
 * matches is decided by the permission room.
 */
public sealed interface AllowBlock {

    /**
     * Everybody or nobody.
     *
     * @param allowed true for everybody
     */
    record Always(boolean allowed) implements AllowBlock {}

    /**
     * Actors with certain attributes; one attribute that matches is enough, so no attributes means nobody.
     *
     * @param attributes wanted value, or list of values, by attribute; in the order of the source
     */
    record Matching(Map<String, PlainValue> attributes) implements AllowBlock {
        /** Copies the map. */
        public Matching {
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        }
    }
}
