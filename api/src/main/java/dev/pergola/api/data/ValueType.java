package dev.pergola.api.data;

/** How SQLite stores one value. Each value has its own type, whatever its column declares. */
public enum ValueType {
    /** No value. */
    NULL,
    /** A whole number of 64 bits. */
    INTEGER,
    /** A floating point number of 64 bits. */
    REAL,
    /** Unicode text. */
    TEXT,
    /** Bytes. */
    BLOB
}
