package dev.pergola.core.model;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What SQLite makes of a statement, told by EXPLAIN, with the schema under which it did so. Immutable.
 *
 * @param schemaVersion changes with every change of the schema
 * @param instructions of the program; those of triggers follow, each beginning with {@code Init}
 * @param objects of the schema
 */
public record StatementProgram(long schemaVersion, List<Instruction> instructions, List<SchemaObject> objects) {

    /** Copies the lists. */
    public StatementProgram {
        instructions = List.copyOf(instructions);
        objects = List.copyOf(objects);
    }

    /**
     * One instruction.
     *
     * @param name of the operation
     * @param first operand
     * @param second operand
     * @param third operand
     * @param text the fourth operand; may be empty
     * @param flags the fifth operand
     */
    public record Instruction(String name, long first, long second, long third, String text, long flags) {

        /** Checks the parts. */
        public Instruction {
            requireNonNull(name, "name is null");
            requireNonNull(text, "text is null");
        }
    }

    /**
     * A table, index, view or trigger.
     *
     * @param type one of these words
     * @param name its name
     * @param table to which it belongs; its own name for tables and views
     * @param rootPage where it begins in the file; 0 for what has no pages of its own
     * @param sql its CREATE statement; may be empty
     * @param kind of a table; views are views, and what is no table counts as one
     */
    public record SchemaObject(String type, String name, String table, long rootPage, String sql, TableKind kind) {

        /** Checks the parts. */
        public SchemaObject {
            requireNonNull(type, "type is null");
            requireNonNull(name, "name is null");
            requireNonNull(table, "table is null");
            requireNonNull(sql, "sql is null");
            requireNonNull(kind, "kind is null");
        }
    }
}
