package dev.pergola.core.change;

import java.util.List;
import java.util.Optional;

/** One operation on a table. */
public sealed interface AlterOperation {

    /**
     * A new column.
     *
     * @param column the column
     */
    record AddColumn(ColumnDraft column) implements AlterOperation {

        /** Whether SQLite can add it to the table as it is. */
        public boolean inPlace() {
            return column.defaultSql().isEmpty() || (column.notNull() && column.literalDefault());
        }
    }

    /**
     * Another name for a column.
     *
     * @param name of the column
     * @param to its new name
     */
    record RenameColumn(String name, String to) implements AlterOperation {}

    /**
     * Another name for the table.
     *
     * @param to its new name
     */
    record RenameTable(String to) implements AlterOperation {}

    /**
     * Other rules for a column.
     *
     * @param name of the column
     * @param kind its type, where that changes
     * @param notNull whether NULL is refused, where that changes
     * @param defaultChanges whether the default changes
     * @param defaultSql the new default; empty for none
     */
    record AlterColumn(
            String name,
            Optional<ColumnKind> kind,
            Optional<Boolean> notNull,
            boolean defaultChanges,
            Optional<String> defaultSql)
            implements AlterOperation {}

    /**
     * A column goes away.
     *
     * @param name of the column
     */
    record DropColumn(String name) implements AlterOperation {}

    /**
     * Another primary key.
     *
     * @param columns in key order
     */
    record SetPrimaryKey(List<String> columns) implements AlterOperation {}

    /**
     * Another order.
     *
     * @param columns those that come first
     */
    record ReorderColumns(List<String> columns) implements AlterOperation {}

    /**
     * A relation.
     *
     * @param column from which it leads
     * @param reference where it leads
     */
    record AddForeignKey(String column, ReferenceDraft reference) implements AlterOperation {}

    /**
     * A relation goes away.
     *
     * @param column from which it leads
     */
    record DropForeignKey(String column) implements AlterOperation {}

    /**
     * All relations of single columns.
     *
     * @param keys those that there are to be
     */
    record SetForeignKeys(List<AddForeignKey> keys) implements AlterOperation {}
}
