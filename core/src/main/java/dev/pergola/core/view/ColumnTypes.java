package dev.pergola.core.view;

import dev.pergola.core.columntype.ColumnType;
import dev.pergola.core.config.ColumnTypeOption;
import dev.pergola.core.config.SiteRecords;
import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.page.Facts;
import dev.pergola.core.page.ShownColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which columns of a table have which type. A type that does not exist, or does not fit what SQLite keeps in the column,
 * is as good as none.
 *
 * @param assigned by the name of the column
 */
public record ColumnTypes(Map<String, Assigned> assigned) {

    /** Copies the map. */
    public ColumnTypes {
        assigned = Map.copyOf(assigned);
    }

    /**
     * The type of one column.
     *
     * @param type what its values mean
     * @param settings what else was said, for whoever uses the type
     */
    public record Assigned(ColumnType type, PlainValue settings) {

        PlainValue facts() {
            return new Facts().and("type", type.word()).and("config", settings).value();
        }
    }

    /**
     * The types that were given to the columns of a table.
     *
     * @param records what is kept about the data
     * @param database the name of the database
     * @param table the table
     * @return those that fit
     */
    public static ColumnTypes of(SiteRecords records, String database, TableSchema table) {
        Map<String, ColumnTypeOption> options = records.columnTypes().of(database, table.name());
        Map<String, Assigned> assigned = new TreeMap<>();
        options.forEach((column, option) -> ColumnType.of(option.type())
                .filter(type -> table.column(column)
                        .filter(schema -> type.fits(schema.affinity()))
                        .isPresent())
                .ifPresent(type -> assigned.put(column, new Assigned(type, option.settings()))));
        return new ColumnTypes(assigned);
    }

    /**
     * The type of a column.
     *
     * @param column its name
     * @return empty for most
     */
    public Optional<Assigned> of(String column) {
        return Optional.ofNullable(assigned.get(column));
    }

    /**
     * Where rows come from whose columns have these types.
     *
     * @param database its name
     * @param table the table or view
     * @return the place, for plugins that show cells
     */
    public CellRenderers.Place place(String database, TableSchema table) {
        return new CellRenderers.Place(
                database, Optional.of(table.name()), table.view() ? List.of() : table.rowKey(), column -> of(column)
                        .map(found -> found.type().word()));
    }

    /**
     * The same columns, each shown as its type says.
     *
     * @param columns of a grid
     * @return in the same order
     */
    public List<ShownColumn> applied(List<ShownColumn> columns) {
        return assigned.isEmpty()
                ? columns
                : columns.stream()
                        .map(column -> of(column.name())
                                .map(found -> column.shownAs(found.type()::html))
                                .orElse(column))
                        .toList();
    }

    /**
     * All of it for programs.
     *
     * @return type and settings by the name of the column
     */
    public PlainValue facts() {
        Facts facts = new Facts();
        assigned.forEach((column, type) -> facts.and(column, type.facts()));
        return facts.value();
    }

    /**
     * What a person who may set types can choose from.
     *
     * @param table the table
     * @param path where the choice is sent
     * @return for each column its type and the ones that fit
     */
    public PlainValue choices(TableSchema table, String path) {
        Facts columns = new Facts();
        for (ColumnSchema column : table.columns()) {
            List<PlainValue> fitting = Arrays.stream(ColumnType.values())
                    .filter(type -> type.fits(column.affinity()))
                    .map(type -> (PlainValue) new Facts()
                            .and("name", type.word())
                            .and("description", type.description())
                            .value())
                    .toList();
            columns.and(
                    column.name(),
                    new Facts()
                            .and(
                                    "current",
                                    of(column.name()).map(Assigned::facts).orElseGet(PlainValue::nothing))
                            .and("options", new PlainValue.Items(fitting))
                            .value());
        }
        return new Facts().and("path", path).and("columns", columns.value()).value();
    }
}
