package dev.pergola.plugins.demo;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One column of a {@link DemoTable}.
 *
 * @param name as in SQL, without a need for quotes
 * @param type the SQL type with its constraints, such as {@code TEXT NOT NULL}
 * @param role what it does for the rows of its table
 * @param link the table whose single key the values are, where it is a foreign key
 * @param description one line for readers of the schema
 */
record DemoColumn(String name, String type, Role role, Optional<Link> link, String description) {

    /** What a column does for the rows of its table. */
    enum Role {
        /** It is the primary key or a part of it. */
        KEY,
        /** It tells rows apart for people, and no two rows have the same. */
        NAME,
        /** It tells something about the row. */
        FACT
    }

    DemoColumn {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
        requireNonNull(role, "role is null");
        requireNonNull(link, "link is null");
        if (description.isBlank() || description.contains("\n")) {
            throw new IllegalArgumentException("description of column " + name + " is not one line");
        }
    }

    static DemoColumn of(String name, String type, String description) {
        return new DemoColumn(name, type, Role.FACT, Optional.empty(), description);
    }

    static DemoColumn key(String name, String type, String description) {
        return new DemoColumn(name, type, Role.KEY, Optional.empty(), description);
    }

    /** The column {@code name} of a table whose names are unique; foreign keys to the table are shown by it. */
    static DemoColumn uniqueName(String description) {
        return new DemoColumn("name", "TEXT NOT NULL", Role.NAME, Optional.empty(), description);
    }

    /** The same column as a foreign key. */
    DemoColumn to(String table, String column) {
        return new DemoColumn(name, type, role, Optional.of(new Link(table, column)), description);
    }

    /** Where a foreign key points. */
    record Link(String table, String column) {}
}
