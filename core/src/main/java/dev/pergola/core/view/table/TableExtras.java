package dev.pergola.core.view.table;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.RowCount;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.model.Value;
import dev.pergola.core.page.Facts;
import dev.pergola.core.plan.TablePlan;
import dev.pergola.core.query.TableRows;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a program can ask for beside the rows, by {@code _extra=name,name}.
 *
 * @param request what was asked
 * @param database whose table it is
 * @param rows the rows with their plan and count
 */
record TableExtras(Request request, DatabaseInfo database, TableRows rows) {
    private static final String EXTRA = "_extra";
    private static final String COUNT = "count";
    private static final String COUNT_TRUNCATED = "count_truncated";

    /** Whether the number of rows is to be found out: people always want it, programs when they say so. */
    static boolean wantsCount(QueryString query, boolean forPeople) {
        boolean asked =
                forPeople || asked(query).stream().anyMatch(name -> name.equals(COUNT) || name.equals(COUNT_TRUNCATED));
        return asked && query.first("_nocount").orElse("").isEmpty();
    }

    private static Set<String> asked(QueryString query) {
        return query.all(EXTRA).stream()
                .flatMap(names -> Arrays.stream(names.split(",", -1)))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The extras that were asked for.
     *
     * @return by name
     * @throws ServerException where one of them does not exist
     */
    Map<String, PlainValue> wanted() {
        Set<String> asked = asked(request.query());
        if (asked.isEmpty()) {
            return Map.of();
        }
        Map<String, Supplier<PlainValue>> known = known();
        Set<String> unknown = new TreeSet<>(asked);
        unknown.removeAll(known.keySet());
        if (!unknown.isEmpty()) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    "Unknown _extra: " + String.join(", ", unknown),
                    "A table has these: " + String.join(", ", known.keySet()) + ".");
        }
        if (asked.contains(COUNT)) {
            asked.add(COUNT_TRUNCATED);
        }
        Map<String, PlainValue> extras = new LinkedHashMap<>();
        known.forEach((name, value) -> {
            if (asked.contains(name)) {
                extras.put(name, value.get());
            }
        });
        return extras;
    }

    private Map<String, Supplier<PlainValue>> known() {
        TablePlan plan = rows.plan();
        TableSchema table = plan.table();
        Map<String, Supplier<PlainValue>> known = new TreeMap<>();
        known.put(COUNT, this::count);
        known.put(
                COUNT_TRUNCATED,
                () -> PlainValue.of(rows.count().map(RowCount::atLeast).orElse(false)));
        known.put("count_sql", () -> PlainValue.of(plan.count().text()));
        known.put("columns", () -> Facts.texts(plan.columns()));
        known.put("all_columns", () -> Facts.texts(table.columnNames()));
        known.put("primary_keys", () -> Facts.texts(table.primaryKey()));
        known.put("is_view", () -> PlainValue.of(table.view()));
        known.put("human_description_en", () -> PlainValue.of(plan.description()));
        known.put("database", () -> PlainValue.of(database.name()));
        known.put("database_color", () -> PlainValue.of(database.colour()));
        known.put("table", () -> PlainValue.of(table.name()));
        known.put("table_definition", () -> definition(!table.view(), table));
        known.put("view_definition", () -> definition(table.view(), table));
        known.put("query", () -> query(plan.rows()));
        known.put("request", this::requestFacts);
        return known;
    }

    private PlainValue count() {
        return rows.count()
                .map(count -> PlainValue.of(count.rows() + (count.atLeast() ? 1 : 0)))
                .orElseGet(PlainValue::nothing);
    }

    private static PlainValue definition(boolean applies, TableSchema table) {
        return applies && !table.definition().isEmpty() ? PlainValue.of(table.definition()) : PlainValue.nothing();
    }

    private static PlainValue query(Sql sql) {
        Facts parameters = new Facts();
        for (Map.Entry<String, Value> parameter : sql.parameters().entrySet()) {
            Value value = parameter.getValue();
            parameters.and(
                    parameter.getKey(),
                    value instanceof Value.Whole number
                            ? PlainValue.of(number.number())
                            : PlainValue.of(value.asText()));
        }
        return new Facts()
                .and("sql", sql.text())
                .and("params", parameters.value())
                .value();
    }

    private PlainValue requestFacts() {
        String path = request.path();
        String full = request.rawQuery().isEmpty() ? path : path + "?" + request.rawQuery();
        Map<String, PlainValue> arguments = new LinkedHashMap<>();
        request.query().parameters().forEach(argument -> {
            List<String> values = request.query().all(argument.name());
            arguments.put(argument.name(), Facts.texts(values));
        });
        return new Facts()
                .and("url", request.absolute(full))
                .and("path", path)
                .and("full_path", full)
                .and("host", Optional.of(request.host()))
                .and("args", new PlainValue.Fields(arguments))
                .value();
    }
}
