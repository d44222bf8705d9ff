package dev.pergola.core.model;

/** What kind of thing somebody may do something with. */
public enum ResourceKind {
    /** The whole server. */
    SERVER,
    /** One database. */
    DATABASE,
    /** One table or view. */
    TABLE,
    /** One stored query. */
    QUERY
}
