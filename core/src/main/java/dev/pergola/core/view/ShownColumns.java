package dev.pergola.core.view;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.DatabaseSchema;
import dev.pergola.core.model.ForeignKey;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.page.ReferencedTable;
import dev.pergola.core.page.ShownColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** The columns of a grid of table rows, with the tables that their values refer to. */
public final class ShownColumns {

    private ShownColumns() {}

    /**
     * Describes columns.
     *
     * @param databaseRoute the database as addresses name it
     * @param schema its tables
     * @param table whose columns they are
     * @param names in the order of the cells
     * @param labelCells where the label of a column stands among the cells
     * @param linked the relations that are shown as references
     * @return one for each name
     */
    public static List<ShownColumn> of(
            String databaseRoute,
            DatabaseSchema schema,
            TableSchema table,
            List<String> names,
            Map<String, Integer> labelCells,
            Predicate<ForeignKey> linked) {
        List<ShownColumn> columns = new ArrayList<>(names.size());
        Map<String, ColumnSchema> schemas =
                table.columns().stream().collect(toMap(ColumnSchema::name, identity(), (first, again) -> first));
        for (String name : names) {
            columns.add(new ShownColumn(
                    name,
                    columns.size(),
                    Optional.ofNullable(schemas.get(name)),
                    table.foreignKeys()
                            .from(name)
                            .or(() -> labelled(table, name, labelCells))
                            .filter(linked)
                            .map(key -> reference(databaseRoute, schema, key, labelCell(labelCells, name)))));
        }
        return columns;
    }

    /** A value that refers to a table that is not there has a label where labels are asked for: itself. */
    private static Optional<ForeignKey> labelled(TableSchema table, String column, Map<String, Integer> labelCells) {
        return table.foreignKeys().declared().stream()
                .filter(key -> key.column().equals(column) && labelCells.containsKey(column))
                .findFirst();
    }

    private static ReferencedTable reference(
            String databaseRoute, DatabaseSchema schema, ForeignKey key, OptionalInt labelCell) {
        boolean wholeKey = schema.table(key.otherTable())
                .filter(other -> other.rowKey().equals(List.of(key.otherColumn())))
                .isPresent();
        return new ReferencedTable(
                databaseRoute,
                key.otherTable(),
                wholeKey ? Optional.empty() : Optional.of(key.otherColumn()),
                labelCell);
    }

    private static OptionalInt labelCell(Map<String, Integer> labelCells, String column) {
        Integer cell = labelCells.get(column);
        return cell == null ? OptionalInt.empty() : OptionalInt.of(cell);
    }
}
