package dev.pergola.core.change;

import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A table that somebody wants to make, from columns or from rows; rows are also added to a table that is there.
 *
 * @param table its name
 * @param columns of the table; empty where rows tell them
 * @param rows to be added; empty where columns are given
 * @param key the primary key; empty where none is given
 * @param conflict what becomes of rows that contradict others
 * @param alter whether columns that are missing are made
 */
public record CreateRequest(
        String table,
        List<ColumnDraft> columns,
        List<Map<String, PlainValue>> rows,
        List<String> key,
        Conflict conflict,
        boolean alter) {

    private static final Set<String> KEYS =
            Set.of("table", "columns", "row", "rows", "pk", "pks", "ignore", "replace", "alter");

    /** Copies the lists. */
    public CreateRequest {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        key = List.copyOf(key);
    }

    /**
     * Reads a body.
     *
     * @param body as it was sent
     * @return the request
     * @throws dev.pergola.api.ServerException with what is wrong with it
     */
    public static CreateRequest of(PlainValue body) {
        if (!(body instanceof PlainValue.Fields fields)) {
            throw Refusal.of("JSON must be an object");
        }
        return new CreateBody(fields.values()).read();
    }

    /** Whether rows are given. */
    public boolean fromRows() {
        return !rows.isEmpty();
    }

    /** The rows as they are stored. */
    public List<Map<String, Value>> values() {
        return RowsChange.values(rows);
    }

    /** The table that the request describes, where none of its name is there. */
    public TableDraft draft() {
        return new TableDraft(table, fromRows() ? columnsOf(values()) : columns, key);
    }

    private static List<ColumnDraft> columnsOf(List<Map<String, Value>> rows) {
        Map<String, List<Value>> values = new LinkedHashMap<>();
        rows.forEach(row -> row.forEach((column, value) ->
                values.computeIfAbsent(column, name -> new ArrayList<>()).add(value)));
        Refusal.where(values.keySet().stream()
                .flatMap(name -> Names.problemOfColumn(name).stream())
                .toList());
        List<ColumnDraft> columns = new ArrayList<>();
        values.forEach((name, all) -> columns.add(ColumnDraft.plain(name, ColumnKind.of(all))));
        return columns;
    }

    /** The body while it is read. */
    private record CreateBody(Map<String, PlainValue> members) {

        CreateRequest read() {
            Set<String> unknown = new TreeSet<>(members.keySet());
            unknown.removeAll(KEYS);
            if (!unknown.isEmpty()) {
                throw Refusal.of("Invalid keys: " + String.join(", ", unknown));
            }
            List<String> problems = new ArrayList<>();
            Arguments arguments = new Arguments("", members, problems);
            boolean ignore = arguments.truth("ignore");
            boolean replace = arguments.truth("replace");
            boolean alter = arguments.truth("alter");
            Refusal.where(problems);
            String table = table();
            List<Map<String, PlainValue>> rows = rows();
            List<ColumnDraft> columns = columns();
            if (columns.isEmpty() && rows.isEmpty()) {
                throw Refusal.of("columns, rows or row is required");
            }
            List<String> key = key();
            checkConflict(ignore, replace, rows, key);
            return new CreateRequest(
                    table,
                    columns,
                    rows,
                    key,
                    ignore ? Conflict.IGNORE : replace ? Conflict.REPLACE : Conflict.REFUSE,
                    alter);
        }

        private static void checkConflict(
                boolean ignore, boolean replace, List<Map<String, PlainValue>> rows, List<String> key) {
            if (ignore && replace) {
                throw Refusal.of("ignore and replace are mutually exclusive");
            }
            if ((ignore || replace) && rows.isEmpty()) {
                throw Refusal.of("ignore and replace require row or rows");
            }
            if ((ignore || replace) && key.isEmpty()) {
                throw Refusal.of("ignore and replace require pk or pks");
            }
        }

        private boolean given(String name) {
            return !(members.getOrDefault(name, PlainValue.nothing()) instanceof PlainValue.Nothing);
        }

        private String table() {
            if (!Truth.of(members, "table")) {
                throw Refusal.of("Table is required");
            }
            String name = members.get("table") instanceof PlainValue.Text text ? text.value() : "";
            Names.problemOfTable(name).ifPresent(problem -> {
                throw Refusal.of(problem);
            });
            return name;
        }

        private List<Map<String, PlainValue>> rows() {
            if (given("columns") && (given("row") || given("rows"))) {
                throw Refusal.of("Cannot specify columns with rows or row");
            }
            if (given("row") && given("rows")) {
                throw Refusal.of("Cannot specify both rows and row");
            }
            if (given("row")) {
                return objects(new PlainValue.Items(List.of(members.getOrDefault("row", PlainValue.nothing()))), "row");
            }
            return given("rows") ? objects(members.getOrDefault("rows", PlainValue.nothing()), "rows") : List.of();
        }

        private static List<Map<String, PlainValue>> objects(PlainValue list, String name) {
            if (!(list instanceof PlainValue.Items items)) {
                throw Refusal.of(name + " must be a list");
            }
            List<Map<String, PlainValue>> objects = new ArrayList<>();
            for (PlainValue item : items.values()) {
                if (!(item instanceof PlainValue.Fields object)) {
                    throw Refusal.of(
                            name.equals("row") ? "row must be an object" : name + " must be a list of objects");
                }
                objects.add(object.values());
            }
            return objects;
        }

        private List<ColumnDraft> columns() {
            if (!given("columns")) {
                return List.of();
            }
            List<Map<String, PlainValue>> objects =
                    objects(members.getOrDefault("columns", PlainValue.nothing()), "columns");
            List<String> problems = new ArrayList<>();
            List<ColumnDraft> columns = new ArrayList<>();
            for (int i = 0; i < objects.size(); i++) {
                columns.add(CreatedColumn.read(new Arguments("columns." + i, objects.get(i), problems)));
            }
            Refusal.where(problems);
            checkTwice(columns);
            return columns;
        }

        private static void checkTwice(List<ColumnDraft> columns) {
            Set<String> once = new LinkedHashSet<>();
            Set<String> twice = new TreeSet<>();
            columns.stream()
                    .map(ColumnDraft::name)
                    .filter(name -> !once.add(name))
                    .forEach(twice::add);
            if (!twice.isEmpty()) {
                throw Refusal.of("Duplicate column name: " + String.join(", ", twice));
            }
        }

        private List<String> key() {
            if (given("pk") && given("pks")) {
                throw Refusal.of("Cannot specify both pk and pks");
            }
            if (given("pk")) {
                return List.of(keyName(members.getOrDefault("pk", PlainValue.nothing()), "pk must be a string"));
            }
            if (!given("pks")) {
                return List.of();
            }
            if (!(members.get("pks") instanceof PlainValue.Items items)) {
                throw Refusal.of("pks must be a list");
            }
            return items.values().stream()
                    .map(item -> keyName(item, "pks must be a list of strings"))
                    .toList();
        }

        private static String keyName(PlainValue value, String otherwise) {
            String name = Optional.of(value)
                    .filter(PlainValue.Text.class::isInstance)
                    .map(text -> ((PlainValue.Text) text).value())
                    .orElseThrow(() -> Refusal.of(otherwise));
            Names.problemOfColumn(name).ifPresent(problem -> {
                throw Refusal.of(problem);
            });
            return name;
        }
    }
}
