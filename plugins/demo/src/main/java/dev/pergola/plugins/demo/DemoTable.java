package dev.pergola.plugins.demo;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import dev.pergola.plugins.demo.DemoColumn.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One table: how it is made, what goes into it. A value that needs no database.
 *
 * @param name as in SQL, without a need for quotes
 * @param description one sentence for readers of the schema
 * @param columns in order, the key first
 * @param source gives the rows anew at each call, lazily and always in the same order; a row is made by
 *     {@link #row(Object...)} and has a cell for each column
 */
record DemoTable(String name, String description, List<DemoColumn> columns, Supplier<Stream<List<Object>>> source) {

    DemoTable {
        requireNonNull(name, "name is null");
        requireNonNull(description, "description is null");
        columns = List.copyOf(columns);
        requireNonNull(source, "source is null");
    }

    /**
     * A row in the types that a statement takes: an empty Optional becomes SQL NULL, and true and false become 1 and 0.
     */
    static List<Object> row(Object... cells) {
        List<Object> row = new ArrayList<>(cells.length);
        for (Object cell : cells) {
            if (cell instanceof Optional<?> optional) {
                row.add(optional.orElse(null));
            } else if (cell instanceof Boolean truth) {
                row.add(truth ? 1 : 0);
            } else {
                row.add(cell);
            }
        }
        return row;
    }

    /**
     * The rows as they are written. Where the JDK has one name for two things, such as for the old and the new leone of
     * Sierra Leone, the key tells the second one apart.
     */
    Iterable<List<Object>> rows() {
        return () -> {
            Set<Object> names = new HashSet<>();
            return source.get().map(row -> named(row, names)).iterator();
        };
    }

    private List<Object> named(List<Object> row, Set<Object> names) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).role() == Role.NAME && !names.add(row.get(i))) {
                row.set(i, row.get(i) + " (" + row.get(0) + ")");
            }
        }
        return row;
    }

    /**
     * What makes the table ready for rows: itself, and the indexes that are needed while rows come. Those are of links
     * from the table to itself, since SQLite asks at each new row which older ones were waiting for it.
     */
    List<String> createStatements() {
        return Stream.concat(
                        Stream.of(createStatement()),
                        links().filter(this::staysInside).map(this::indexStatement))
                .toList();
    }

    String insertStatement() {
        String names = columns.stream().map(DemoColumn::name).collect(joining(", "));
        String marks = columns.stream().map(column -> "?").collect(joining(", "));
        return "INSERT INTO %s (%s) VALUES (%s)".formatted(name, names, marks);
    }

    /**
     * The other indexes, which are made faster and smaller once the rows are there: one for each foreign key, without
     * which every row page would read whole tables to count what points at it, and one for unique names.
     */
    List<String> indexStatements() {
        Stream<String> names = columns.stream()
                .filter(column -> column.role() == Role.NAME)
                .map(column -> "CREATE UNIQUE INDEX %1$s_by_%2$s ON %1$s (%2$s)".formatted(name, column.name()));
        return Stream.concat(
                        names, links().filter(column -> !staysInside(column)).map(this::indexStatement))
                .toList();
    }

    /** The CREATE TABLE statement. Its comments tell the descriptions, so that the schema on a page explains itself. */
    private String createStatement() {
        StringBuilder sql = new StringBuilder("CREATE TABLE " + name + " ( -- " + description + "\n");
        for (DemoColumn column : columns) {
            sql.append("    %s, -- %s\n".formatted(definition(column), column.description()));
        }
        return sql.append("    PRIMARY KEY (%s)\n)".formatted(keys())).toString();
    }

    private String definition(DemoColumn column) {
        String reference = column.link()
                .map(link -> " REFERENCES %s (%s)".formatted(link.table(), link.column()))
                .orElse("");
        // Rows of one table point at each other in both directions, so only the end of the transaction can tell.
        String moment = staysInside(column) ? " DEFERRABLE INITIALLY DEFERRED" : "";
        return column.name() + " " + column.type() + reference + moment;
    }

    /** The foreign keys, without one that leads the primary key and so has its index already. */
    private Stream<DemoColumn> links() {
        return columns.stream()
                .filter(column -> column.link().isPresent())
                .filter(column -> !(column.role() == Role.KEY && column.equals(columns.get(0))));
    }

    private boolean staysInside(DemoColumn column) {
        return column.link().filter(link -> link.table().equals(name)).isPresent();
    }

    /** Where a column may be empty the index leaves the empty cells out. */
    private String indexStatement(DemoColumn column) {
        String condition = column.type().contains("NOT NULL") ? "" : " WHERE %s IS NOT NULL".formatted(column.name());
        return "CREATE INDEX %1$s_by_%2$s ON %1$s (%2$s)%3$s".formatted(name, column.name(), condition);
    }

    private String keys() {
        return columns.stream()
                .filter(column -> column.role() == Role.KEY)
                .map(DemoColumn::name)
                .collect(joining(", "));
    }
}
