package dev.pergola.core.change;

import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.TableSchema;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The type that somebody wants to give to a column.
 *
 * @param column of the table
 * @param type empty to take the type away
 */
public record ColumnTypeRequest(ColumnSchema column, Optional<Type> type) {

    private static final String COLUMN = "column";
    private static final String COLUMN_TYPE = "column_type";
    private static final String TYPE = "type";
    private static final String CONFIG = "config";

    /**
     * A type; whether it exists is not known here.
     *
     * @param name of the type
     * @param settings of the type for this column; nothing where there are none
     */
    public record Type(String name, PlainValue settings) {}

    /**
     * Reads a body.
     *
     * @param body the object that was sent
     * @param table that has the column
     * @return the request
     * @throws dev.pergola.api.ServerException with what is wrong with it
     */
    public static ColumnTypeRequest of(Map<String, PlainValue> body, TableSchema table) {
        refuseOthers(body, Set.of(COLUMN, COLUMN_TYPE), "parameter");
        if (!body.containsKey(COLUMN)) {
            throw Refusal.of("\"column\" is required");
        }
        if (!(body.get(COLUMN) instanceof PlainValue.Text name)) {
            throw Refusal.of("\"column\" must be a string");
        }
        if (!body.containsKey(COLUMN_TYPE)) {
            throw Refusal.of("\"column_type\" is required");
        }
        ColumnSchema column =
                table.column(name.value()).orElseThrow(() -> Refusal.of("Column not found: " + name.value()));
        PlainValue type = body.getOrDefault(COLUMN_TYPE, PlainValue.nothing());
        return new ColumnTypeRequest(
                column, type instanceof PlainValue.Nothing ? Optional.empty() : Optional.of(type(type)));
    }

    private static Type type(PlainValue json) {
        if (!(json instanceof PlainValue.Fields fields)) {
            throw Refusal.of("\"column_type\" must be an object or null");
        }
        Map<String, PlainValue> members = fields.values();
        refuseOthers(members, Set.of(TYPE, CONFIG), "column_type parameter");
        if (!members.containsKey(TYPE)) {
            throw Refusal.of("\"column_type.type\" is required");
        }
        if (!(members.get(TYPE) instanceof PlainValue.Text name)) {
            throw Refusal.of("\"column_type.type\" must be a string");
        }
        PlainValue settings = members.getOrDefault(CONFIG, PlainValue.nothing());
        if (!(settings instanceof PlainValue.Fields || settings instanceof PlainValue.Nothing)) {
            throw Refusal.of("\"column_type.config\" must be a dictionary");
        }
        return new Type(name.value(), settings);
    }

    private static void refuseOthers(Map<String, PlainValue> members, Set<String> known, String what) {
        Set<String> unknown = new TreeSet<>(members.keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw Refusal.of("Invalid " + what + ": "
                    + unknown.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", ")));
        }
    }
}
