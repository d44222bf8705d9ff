package dev.pergola.core.model;

import java.util.Locale;

/** How SQLite converts values that are stored in a column, derived from the column's declared type. */
public enum Affinity {
    /** Numbers; integers where possible, reals otherwise. */
    INTEGER,
    /** Text; numbers become text. */
    TEXT,
    /** No conversion: each value keeps the type with which it came. */
    BLOB,
    /** Numbers; integers become reals. */
    REAL,
    /** Numbers, where the text looks like one. */
    NUMERIC;

    /**
     * The affinity of a column.
     *
     * @param declaredType the type as it stands in the schema, in any case; empty where there is none
     * @return the affinity by SQLite's rules, of which the first that applies wins
     */
    public static Affinity of(String declaredType) {
        String type = declaredType.toUpperCase(Locale.ROOT);
        if (type.contains("INT")) {
            return INTEGER;
        }
        if (type.contains("CHAR") || type.contains("CLOB") || type.contains("TEXT")) {
            return TEXT;
        }
        if (type.isEmpty() || type.contains("BLOB")) {
            return BLOB;
        }
        if (type.contains("REAL") || type.contains("FLOA") || type.contains("DOUB")) {
            return REAL;
        }
        return NUMERIC;
    }

    /**
     * Whether text that looks like a number is compared as a number.
     *
     * @return true for INTEGER, REAL and NUMERIC
     */
    public boolean numeric() {
        return this == INTEGER || this == REAL || this == NUMERIC;
    }
}
