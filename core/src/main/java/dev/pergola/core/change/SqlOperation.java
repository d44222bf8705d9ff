package dev.pergola.core.change;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.TableKind;
import java.util.List;
import java.util.Optional;

/**
 * Something that a statement does to a table.
 *
 * @param kind what
 * @param table to which; for a new table or view its name
 * @param tableKind what that is
 * @param source the trigger or view that is the reason; empty for the statement itself
 * @param listed whether it is shown to people; what is not shown needs permissions all the same
 */
public record SqlOperation(Kind kind, String table, TableKind tableKind, Optional<String> source, boolean listed) {

    /** What can be done, in the words of the original, and what one has to be allowed for it. */
    public enum Kind {
        /** Rows are read. */
        READ("read", "view-table"),
        /** Rows are added. */
        INSERT("insert", "insert-row, update-row, delete-row"),
        /** Rows are changed. */
        UPDATE("update", "insert-row, update-row, delete-row"),
        /** Rows are deleted. */
        DELETE("delete", "delete-row"),
        /** A table is made. */
        CREATE_TABLE("create", "create-table"),
        /** A view is made. */
        CREATE_VIEW("create", "create-view"),
        /** An index is made. */
        CREATE_INDEX("create", "alter-table"),
        /** A table is changed. */
        ALTER_TABLE("alter", "alter-table"),
        /** A table is deleted. */
        DROP_TABLE("drop", "drop-table"),
        /** A view is deleted. */
        DROP_VIEW("drop", "drop-view"),
        /** An index is deleted. */
        DROP_INDEX("drop", "alter-table");

        private final String word;
        private final String needed;

        Kind(String word, String needed) {
            this.word = word;
            this.needed = needed;
        }

        /** The operation in one word. */
        public String word() {
            return word;
        }

        /** The names of the actions that are needed, all of them. */
        public List<String> permissions() {
            return List.of(needed.split(", "));
        }

        /** Whether it is about the database, and not about a table that is there. */
        public boolean ofDatabase() {
            return this == CREATE_TABLE || this == CREATE_VIEW;
        }

        boolean writesRows() {
            return this == INSERT || this == UPDATE || this == DELETE;
        }
    }

    /** Checks the parts. */
    public SqlOperation {
        requireNonNull(kind, "kind is null");
        requireNonNull(table, "table is null");
        requireNonNull(tableKind, "tableKind is null");
        requireNonNull(source, "source is null");
    }
}
