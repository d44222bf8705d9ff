package dev.pergola.core.model;

import static java.util.Comparator.comparingInt;
import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A table or view of one database.
 *
 * @param name as it is written in the schema
 * @param kind what stands behind the name
 * @param columns in order, with hidden and generated ones; never empty
 * @param withoutRowid whether the primary key alone identifies a row
 * @param definition the CREATE statement and those of its indexes, each with a semicolon, on lines of their own; empty
 *     for tables that SQLite makes by itself
 * @param foreignKeys its relations
 * @param traits how it is shown
 */
public record TableSchema(
        String name,
        TableKind kind,
        List<ColumnSchema> columns,
        boolean withoutRowid,
        String definition,
        ForeignKeys foreignKeys,
        TableTraits traits) {

    /** Checks the parts and copies the list. */
    public TableSchema {
        requireNonNull(name, "name is null");
        requireNonNull(kind, "kind is null");
        columns = List.copyOf(columns);
        requireNonNull(definition, "definition is null");
        requireNonNull(foreignKeys, "foreignKeys is null");
        requireNonNull(traits, "traits is null");
    }

    /**
     * A table with nothing but columns.
     *
     * @param name its name
     * @param kind what it is
     * @param columns in order
     * @return a table with rowid, without relations and traits
     */
    public static TableSchema of(String name, TableKind kind, List<ColumnSchema> columns) {
        return new TableSchema(name, kind, columns, false, "", ForeignKeys.none(), TableTraits.none());
    }

    /**
     * The same table with other relations.
     *
     * @param newForeignKeys all of them
     * @return a new value
     */
    public TableSchema withForeignKeys(ForeignKeys newForeignKeys) {
        return new TableSchema(name, kind, columns, withoutRowid, definition, newForeignKeys, traits);
    }

    /**
     * The same table shown in another way, such as configuration asks for.
     *
     * @param newTraits all of them
     * @return a new value
     */
    public TableSchema withTraits(TableTraits newTraits) {
        return new TableSchema(name, kind, columns, withoutRowid, definition, foreignKeys, newTraits);
    }

    /**
     * The names of all columns.
     *
     * @return in order
     */
    public List<String> columnNames() {
        return columns.stream().map(ColumnSchema::name).toList();
    }

    /**
     * A column by name.
     *
     * @param columnName as it is written in the schema
     * @return the column, or empty where the table has none of that name
     */
    public Optional<ColumnSchema> column(String columnName) {
        for (ColumnSchema column : columns) { // asked for each column of wide tables, so no stream
            if (column.name().equals(columnName)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    /**
     * The declared primary key.
     *
     * @return column names in key order; empty for rowid tables and views
     */
    public List<String> primaryKey() {
        return columns.stream()
                .filter(ColumnSchema::inPrimaryKey)
                .sorted(comparingInt(ColumnSchema::primaryKeyPosition))
                .map(ColumnSchema::name)
                .toList();
    }

    /**
     * What identifies a row in addresses.
     *
     * @return the primary key, or {@code rowid} where none is declared
     */
    public List<String> rowKey() {
        List<String> primaryKey = primaryKey();
        return primaryKey.isEmpty() ? List.of("rowid") : primaryKey;
    }

    /**
     * Whether rows are identified by SQLite's own row number, which is then shown as a first column.
     *
     * @return true for tables, not views, without a declared primary key
     */
    public boolean rowidTable() {
        return kind != TableKind.VIEW && primaryKey().isEmpty();
    }

    /**
     * Whether this is a stored query.
     *
     * @return true for views
     */
    public boolean view() {
        return kind == TableKind.VIEW;
    }

    /**
     * Relations to other tables.
     *
     * @return sorted
     */
    public List<ForeignKey> outgoing() {
        return foreignKeys.outgoing();
    }

    /**
     * Relations from other tables.
     *
     * @return sorted
     */
    public List<ForeignKey> incoming() {
        return foreignKeys.incoming();
    }

    /**
     * Whether lists show the table last and folded up.
     *
     * @return true where it is of little interest to people
     */
    public boolean hidden() {
        return traits.hidden();
    }

    /**
     * The full-text table that searches this one.
     *
     * @return its name, or empty where rows cannot be searched
     */
    public Optional<String> ftsTable() {
        return traits.ftsTable();
    }

    /**
     * The column whose value names a row to people.
     *
     * @return its name, or empty where nothing suits
     */
    public Optional<String> labelColumn() {
        return traits.labelColumn();
    }
}
