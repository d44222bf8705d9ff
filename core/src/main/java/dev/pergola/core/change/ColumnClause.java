package dev.pergola.core.change;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One constraint in a CREATE TABLE statement, of a column or of the whole table.
 *
 * @param kind what it is about
 * @param name that it was given behind CONSTRAINT, as it was written
 * @param sql the rest, as it was written
 */
record ColumnClause(Kind kind, Optional<String> name, String sql) {

    /** Kinds in the order in which they are written. */
    enum Kind {
        PRIMARY_KEY,
        NOT_NULL,
        NULL,
        DEFAULT,
        UNIQUE,
        CHECK,
        COLLATE,
        GENERATED,
        REFERENCES,
        FOREIGN_KEY
    }

    ColumnClause {
        requireNonNull(kind, "kind is null");
        requireNonNull(name, "name is null");
        requireNonNull(sql, "sql is null");
    }

    static ColumnClause of(Kind kind, String sql) {
        return new ColumnClause(kind, Optional.empty(), sql);
    }

    String text() {
        return name.map(given -> "CONSTRAINT " + given + " ").orElse("") + sql;
    }
}
