package dev.pergola.core.model;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * A relation of one column of a table with one column of another, seen from the first. Keys over several columns are
 * not represented.
 *
 * @param otherTable the table at the other end
 * @param column the column here
 * @param otherColumn the column there; empty where the definition names none and the other table has no single key
 * @param implied whether the definition names no column of the table referred to, and its primary key is meant
 */
public record ForeignKey(String otherTable, String column, String otherColumn, boolean implied)
        implements Comparable<ForeignKey> {

    private static final Comparator<ForeignKey> ORDER = Comparator.comparing(ForeignKey::otherTable)
            .thenComparing(ForeignKey::column)
            .thenComparing(ForeignKey::otherColumn);

    /** Checks the names. */
    public ForeignKey {
        requireNonNull(otherTable, "otherTable is null");
        requireNonNull(column, "column is null");
        requireNonNull(otherColumn, "otherColumn is null");
    }

    /**
     * A relation whose definition names both columns.
     *
     * @param otherTable the table at the other end
     * @param column the column here
     * @param otherColumn the column there
     */
    public ForeignKey(String otherTable, String column, String otherColumn) {
        this(otherTable, column, otherColumn, false);
    }

    @Override
    public int compareTo(ForeignKey other) {
        return ORDER.compare(this, other);
    }
}
