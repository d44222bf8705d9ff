package dev.pergola.core.change;

import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.model.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * New values for some cells of one row.
 *
 * @param cells as they were sent
 * @param values what is stored, by the names of the columns; names are not compared with the table, SQLite does that
 * @param returning whether the row is wanted back
 * @param alter whether columns that are missing are made
 */
public record RowUpdate(Map<String, PlainValue> cells, Map<String, Value> values, boolean returning, boolean alter) {

    private static final String UPDATE = "update";
    private static final Set<String> KEYS = Set.of(UPDATE, "return", "alter");

    /** Copies the maps. */
    public RowUpdate {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * Reads a body.
     *
     * @param body the object that was sent
     * @return the update; no cells for an empty one
     * @throws dev.pergola.api.ServerException where it is something else, or a cell cannot be stored
     */
    public static RowUpdate of(Map<String, PlainValue> body) {
        if (!(body.get(UPDATE) instanceof PlainValue.Fields cells)) {
            throw Refusal.of("JSON must contain an update dictionary");
        }
        Set<String> unknown = new TreeSet<>(body.keySet());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw Refusal.of("Invalid keys: " + String.join(", ", unknown));
        }
        Map<String, Value> values = RowsChange.values(List.of(cells.values())).get(0);
        return new RowUpdate(cells.values(), values, Truth.of(body, "return"), Truth.of(body, "alter"));
    }

    /**
     * The columns to be made first.
     *
     * @param table in which the row is
     * @return empty where none is missing or none may be made
     * @throws dev.pergola.api.ServerException where a name is none for a column
     */
    public List<NewColumn> added(TableSchema table) {
        Set<String> columns = new TreeSet<>(table.columnNames());
        columns.addAll(table.rowKey());
        return alter ? RowsChange.missing(List.of(values), columns) : List.of();
    }
}
