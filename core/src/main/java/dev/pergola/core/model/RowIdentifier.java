package dev.pergola.core.model;

import java.util.List;

/**
 * What tells a row from all others of its table.
 *
 * @param values the values of the primary key in key order, or the rowid alone; never empty
 */
public record RowIdentifier(List<Value> values) {

    /** Copies the list. */
    public RowIdentifier {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("values is empty");
        }
    }

    /**
     * The values as text, such as an answer lists them.
     *
     * @return in key order
     */
    public List<String> texts() {
        return values.stream().map(Value::asText).toList();
    }
}
