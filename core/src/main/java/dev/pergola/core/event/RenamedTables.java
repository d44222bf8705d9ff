package dev.pergola.core.event;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.Attributes;
import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.api.data.Transaction;
import dev.pergola.api.hook.data.AfterWrite;
import dev.pergola.api.hook.data.WriteContext;
import dev.pergola.api.hook.data.WriteInterceptor;
import dev.pergola.api.hook.data.WriteOutcome;
import dev.pergola.api.hook.run.Event;
import dev.pergola.api.http.Actor;
import dev.pergola.api.http.Request;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Tells of tables that got another name, whoever gave it. A table is the same one where it begins on the same page of the
 * file; within a transaction SQLite moves no table. A table that was deleted and another one that was made in its place are
 * told apart by their columns. Looks only where somebody would hear of it, and only where the schema has changed.
 */
public final class RenamedTables implements WriteInterceptor {

    private static final String TABLES =
            "select rootpage, name, sql from sqlite_schema where type = 'table' and rootpage > 0";

    private static final Pattern QUOTES = Pattern.compile("[\"\\[\\]`]");

    private final EventBus events;

    private record Table(String name, String definition) {

        /** What stands behind the name in its definition. */
        private String columns() {
            int name = definition.indexOf(this.name);
            return definition.substring(Math.max(0, definition.indexOf('(', name + this.name.length())));
        }

        /** SQLite writes the new name into a foreign key of the table to itself, and changes nothing else. */
        boolean isRenamedTo(Table other) {
            return !name.equals(other.name)
                    && (columns().equals(other.columns()) || withoutName().equals(other.withoutName()));
        }

        private String withoutName() {
            return QUOTES.matcher(columns()).replaceAll("").replace(name, "");
        }
    }

    /**
     * Looks at every write.
     *
     * @param events where it is told
     */
    public RenamedTables(EventBus events) {
        this.events = requireNonNull(events, "events is null");
    }

    @Override
    public AfterWrite before(WriteContext context) {
        if (!events.isHeard()) {
            return AfterWrite.nothing();
        }
        long schema = schema(context.transaction());
        Map<Long, Table> before = tables(context.transaction());
        return outcome -> compare(context, schema, before, outcome);
    }

    private static void compare(WriteContext context, long schema, Map<Long, Table> before, WriteOutcome outcome) {
        if (!outcome.succeeded() || schema(context.transaction()) == schema) {
            return;
        }
        tables(context.transaction()).forEach((page, table) -> {
            Table earlier = before.get(page);
            if (earlier != null && earlier.isRenamedTo(table)) {
                context.afterCommit(Event.now(
                        CoreEvents.RENAME_TABLE,
                        context.request().map(Request::actor).orElseGet(Actor::anonymous),
                        Attributes.of("database", context.database())
                                .and("old_table", earlier.name())
                                .and("new_table", table.name())));
            }
        });
    }

    private static long schema(Transaction transaction) {
        try (Rows rows = transaction.query(Sql.of("pragma schema_version"))) {
            rows.next();
            return rows.integer(0);
        }
    }

    private static Map<Long, Table> tables(Transaction transaction) {
        Map<Long, Table> tables = new HashMap<>();
        try (Rows rows = transaction.query(Sql.of(TABLES))) {
            while (rows.next()) {
                tables.put(rows.integer(0), new Table(rows.text(1), rows.text(2)));
            }
        }
        return tables;
    }
}
