package dev.pergola.core.model;

/** What stands behind the name of a table. */
public enum TableKind {
    /** An ordinary table. */
    TABLE,
    /** A stored query; has no rows of its own and no keys. */
    VIEW,
    /** A table that a module such as FTS5 provides. */
    VIRTUAL,
    /** A table in which a virtual table keeps its data. */
    SHADOW
}
