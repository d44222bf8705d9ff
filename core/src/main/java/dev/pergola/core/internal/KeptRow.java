package dev.pergola.core.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A row that the configuration keeps in the internal database.
 *
 * @param place the table and the key
 * @param values of the other columns in the order of the table; empty for NULL
 */
record KeptRow(Place place, List<Optional<Object>> values) {

    /**
     * Where a row is.
     *
     * @param table of the internal database
     * @param key its key columns in order
     */
    record Place(KeptTable table, List<String> key) {
        Place {
            key = List.copyOf(key);
        }
    }

    KeptRow {
        values = List.copyOf(values);
    }

    /** A row of texts alone. */
    static KeptRow of(KeptTable table, List<String> key, String value) {
        return new KeptRow(new Place(table, key), List.of(Optional.of(value)));
    }

    /** Key and values as parameters of a statement, in which null stands for NULL. */
    List<Object> parameters() {
        List<Object> parameters = new ArrayList<>(place.key());
        values.forEach(value -> parameters.add(value.orElse(null)));
        return Collections.unmodifiableList(parameters);
    }
}
