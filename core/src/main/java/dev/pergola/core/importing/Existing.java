package dev.pergola.core.importing;

/** What becomes of a table that is there before the import. */
public enum Existing {
    /** The import is refused. */
    REFUSE,
    /** Rows are added to it. */
    APPEND,
    /** Its rows are deleted first. */
    TRUNCATE,
    /** It is deleted, with its indexes and triggers, and made anew. */
    DROP
}
