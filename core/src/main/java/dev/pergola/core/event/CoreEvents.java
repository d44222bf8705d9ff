package dev.pergola.core.event;

import dev.pergola.api.hook.run.EventType;
import dev.pergola.api.hook.run.EventTypes;
import java.util.ArrayList;
import java.util.List;

/** The kinds of events that the core publishes. */
public final class CoreEvents implements EventTypes {

    /** A table has another name, whoever gave it. */
    static final String RENAME_TABLE = "rename-table";

    @Override
    public List<EventType> types() {
        return List.of(
                new EventType("login", "Somebody signed in", List.of()),
                new EventType("logout", "Somebody signed out", List.of()),
                new EventType(
                        "create-token",
                        "Somebody made an API token",
                        List.of("expires_after", "restrict_all", "restrict_database", "restrict_resource")),
                inTable("insert-rows", "Rows were added", "num_rows", "ignore", "replace"),
                inTable("upsert-rows", "Rows were added or changed", "num_rows"),
                inTable("update-row", "A row was changed", "pks"),
                inTable("delete-row", "A row was deleted", "pks"),
                inTable("create-table", "A table was made", "schema"),
                inTable("alter-table", "The schema of a table was changed", "before_schema", "after_schema"),
                inTable("drop-table", "A table was deleted"),
                new EventType(RENAME_TABLE, "A table got another name", List.of("database", "old_table", "new_table")));
    }

    private static EventType inTable(String name, String description, String... more) {
        List<String> properties = new ArrayList<>(List.of("database", "table"));
        properties.addAll(List.of(more));
        return new EventType(name, description, properties);
    }
}
