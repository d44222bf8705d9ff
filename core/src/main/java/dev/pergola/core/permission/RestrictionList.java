package dev.pergola.core.permission;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.PlainValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the limits of a token together, in the form in which a token carries them; known actions by their abbreviations.
 * Not for several threads.
 */
public final class RestrictionList {
    private final Actions actions;
    private final List<PlainValue> everywhere = new ArrayList<>();
    private final Map<String, List<PlainValue>> inDatabases = new LinkedHashMap<>();
    private final Map<String, Map<String, List<PlainValue>>> withResources = new LinkedHashMap<>();
    private final List<String> unknown = new ArrayList<>();

    /**
     * Begins without any limit.
     *
     * @param actions the known ones
     */
    public RestrictionList(Actions actions) {
        this.actions = requireNonNull(actions, "actions is null");
    }

    /** Adds an action that is within the limits everywhere. */
    public void everywhere(String action) {
        everywhere.add(abbreviated(action));
    }

    /** Adds an action that is within the limits in one database. */
    public void inDatabase(String database, String action) {
        inDatabases.computeIfAbsent(database, name -> new ArrayList<>()).add(abbreviated(action));
    }

    /** Adds an action that is within the limits for one table, view or query. */
    public void with(String database, String resource, String action) {
        withResources
                .computeIfAbsent(database, name -> new LinkedHashMap<>())
                .computeIfAbsent(resource, name -> new ArrayList<>())
                .add(abbreviated(action));
    }

    /** The names of actions that nobody knows, as they were given. */
    public List<String> unknown() {
        return List.copyOf(unknown);
    }

    /** What a token carries, empty where no limit was added. */
    public Optional<PlainValue.Fields> fields() {
        Map<String, PlainValue> fields = new LinkedHashMap<>();
        if (!everywhere.isEmpty()) {
            fields.put("a", new PlainValue.Items(everywhere));
        }
        if (!inDatabases.isEmpty()) {
            fields.put("d", lists(inDatabases));
        }
        if (!withResources.isEmpty()) {
            Map<String, PlainValue> databases = new LinkedHashMap<>();
            withResources.forEach((database, resources) -> databases.put(database, lists(resources)));
            fields.put("r", new PlainValue.Fields(databases));
        }
        return fields.isEmpty() ? Optional.empty() : Optional.of(new PlainValue.Fields(fields));
    }

    private static PlainValue.Fields lists(Map<String, List<PlainValue>> lists) {
        Map<String, PlainValue> fields = new LinkedHashMap<>();
        lists.forEach((name, values) -> fields.put(name, new PlainValue.Items(values)));
        return new PlainValue.Fields(fields);
    }

    private PlainValue abbreviated(String name) {
        Optional<Action> action = actions.named(name).or(() -> actions.abbreviated(name));
        if (action.isEmpty()) {
            unknown.add(name);
        }
        return PlainValue.of(action.map(Action::abbreviation).orElse(name));
    }
}
