package dev.pergola.core.view.table;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.data.SqlValue;
import dev.pergola.api.hook.table.RowCondition;
import dev.pergola.api.hook.table.TableContext;
import dev.pergola.api.hook.table.TableFilter;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.http.Request;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookPoint;
import dev.pergola.core.hooks.LeasedHooks;
import dev.pergola.core.model.Affinity;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.model.Value;
import dev.pergola.core.plan.Condition;
import dev.pergola.core.plan.TablePlanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks plugins which rows of a table a request sees. */
public final class PluginFilters {

    /** Conditions on rows. */
    public static final HookPoint<TableFilter> POINT = HookPoint.shared("table filters", TableFilter.class);

    private PluginFilters() {}

    private record Context(Request request, String database, TableSchema schema) implements TableContext {

        @Override
        public String table() {
            return schema.name();
        }

        @Override
        public List<String> columns() {
            return schema.columnNames();
        }

        @Override
        public void show(String name, Object value) {
            FilterData.of(request).show(name, value);
        }

        @Override
        public boolean comparesTexts(String column) {
            return schema.column(column)
                    .filter(found -> found.affinity() == Affinity.TEXT)
                    .isPresent();
        }
    }

    /**
     * A planner of the rows that plugins let a request see.
     *
     * @param context of the request
     * @param database the name of the database
     * @param planner of all rows
     * @return the same planner where no plugin says anything
     * @throws ServerException where a plugin refuses or fails
     */
    static TablePlanner of(RouteContext context, String database, TablePlanner planner) {
        Optional<LeasedHooks> hooks = LeasedHooks.of(context);
        if (hooks.isEmpty() || hooks.get().active(POINT).isEmpty()) {
            return planner;
        }
        Context asked = new Context(context.request(), database, planner.table());
        List<Condition> conditions = new ArrayList<>();
        Map<String, SqlValue> known = new HashMap<>();
        for (HookEntry<TableFilter> entry : hooks.get().active(POINT)) {
            for (RowCondition condition : hooks.get().require(entry, filter -> List.copyOf(filter.conditions(asked)))) {
                requireOneMeaning(condition, known, entry);
                conditions.add(condition(condition));
            }
        }
        return planner.withConditions(conditions);
    }

    /** A name has one value in the whole statement. */
    private static void requireOneMeaning(
            RowCondition condition, Map<String, SqlValue> known, HookEntry<TableFilter> entry) {
        condition.parameters().forEach((name, value) -> {
            SqlValue before = known.putIfAbsent(name, value);
            if (before != null && !before.equals(value)) {
                throw new ServerException(
                        ErrorCode.INTERNAL,
                        "A condition of the plugin %s has a parameter %s, which another condition uses for another value."
                                .formatted(entry.owner(), name),
                        "Whoever writes plugins begins the names of parameters with the name of the plugin.");
            }
        });
    }

    private static Condition condition(RowCondition condition) {
        Map<String, Value> parameters = new LinkedHashMap<>();
        condition.parameters().forEach((name, value) -> parameters.put(name, Value.ofPlain(value)));
        return new Condition("(" + condition.sql() + ")", parameters, condition.description());
    }
}
