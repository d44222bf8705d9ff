package dev.pergola.core.model;

import java.util.List;
import java.util.Optional;

/**
 * The relations of one table in both directions.
 *
 * @param outgoing columns of this table that refer to another, or to this one; sorted
 * @param incoming columns of other tables, or of this one, that refer to this table; sorted
 * @param declared what the definition of this table says, in SQLite's order: the outgoing ones, and those that refer to a
 *     table that is not there
 */
public record ForeignKeys(List<ForeignKey> outgoing, List<ForeignKey> incoming, List<ForeignKey> declared) {

    private static final ForeignKeys NONE = new ForeignKeys(List.of(), List.of());

    /** Sorts copies of the lists. */
    public ForeignKeys {
        outgoing = outgoing.stream().sorted().toList();
        incoming = incoming.stream().sorted().toList();
        declared = List.copyOf(declared);
    }

    /**
     * Relations between tables that are there.
     *
     * @param outgoing columns of this table that refer to another, or to this one
     * @param incoming columns of other tables, or of this one, that refer to this table
     */
    public ForeignKeys(List<ForeignKey> outgoing, List<ForeignKey> incoming) {
        this(outgoing, incoming, outgoing);
    }

    /**
     * No relations.
     *
     * @return the empty value
     */
    public static ForeignKeys none() {
        return NONE;
    }

    /**
     * The relation that begins at a column.
     *
     * @param column a column of this table
     * @return the first in order, or empty where the column refers to nothing
     */
    public Optional<ForeignKey> from(String column) {
        return outgoing.stream().filter(key -> key.column().equals(column)).findFirst();
    }
}
