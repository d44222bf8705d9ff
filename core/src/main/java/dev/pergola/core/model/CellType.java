package dev.pergola.core.model;

/** The storage class of one value in SQLite; each value has its own, whatever its column declares. */
public enum CellType {
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
