package dev.pergola.core.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One column of a table or view.
 *
 * @param name as it is written in the schema
 * @param declaredType as it is written in the schema, empty where there is none
 * @param notNull whether NULL is refused
 * @param defaultValue the SQL expression of the default as it is written in the schema
 * @param primaryKeyPosition from 1 within the primary key; 0 outside of it
 * @param visibility whether {@code select *} shows it and who fills it
 */
public record ColumnSchema(
        String name,
        String declaredType,
        boolean notNull,
        Optional<String> defaultValue,
        int primaryKeyPosition,
        Visibility visibility) {

    /** What SQLite says about a column beyond its type. */
    public enum Visibility {
        /** An ordinary column. */
        ORDINARY,
        /** A hidden column of a virtual table: readable by name, absent from {@code select *}. */
        HIDDEN,
        /** Computed from other columns when it is read; cannot be written. */
        GENERATED,
        /** Computed from other columns when the row is written; cannot be written itself. */
        GENERATED_STORED
    }

    /** Checks the parts. */
    public ColumnSchema {
        requireNonNull(name, "name is null");
        requireNonNull(declaredType, "declaredType is null");
        requireNonNull(defaultValue, "defaultValue is null");
        requireNonNull(visibility, "visibility is null");
    }

    /**
     * An ordinary column outside of the primary key.
     *
     * @param name its name
     * @param declaredType its type, possibly empty
     * @return the column
     */
    public static ColumnSchema of(String name, String declaredType) {
        return new ColumnSchema(name, declaredType, false, Optional.empty(), 0, Visibility.ORDINARY);
    }

    /**
     * The same column as a part of the primary key.
     *
     * @param position from 1
     * @return a new value
     */
    public ColumnSchema withPrimaryKeyPosition(int position) {
        return new ColumnSchema(name, declaredType, notNull, defaultValue, position, visibility);
    }

    /**
     * How values are converted.
     *
     * @return derived from the declared type
     */
    public Affinity affinity() {
        return Affinity.of(declaredType);
    }

    /**
     * Whether the column belongs to the primary key.
     *
     * @return true where it has a position in it
     */
    public boolean inPrimaryKey() {
        return primaryKeyPosition > 0;
    }

    /**
     * Whether {@code select *} leaves it out.
     *
     * @return true for hidden columns of virtual tables
     */
    public boolean hidden() {
        return visibility == Visibility.HIDDEN;
    }

    /**
     * Whether it is computed from other columns.
     *
     * @return true for generated columns, stored or virtual
     */
    public boolean generated() {
        return visibility == Visibility.GENERATED || visibility == Visibility.GENERATED_STORED;
    }
}
