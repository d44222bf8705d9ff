package dev.pergola.core.permission;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.AccessLevel;
import dev.pergola.core.model.ResourceKind;
import dev.pergola.core.problem.Quotation;
import dev.pergola.core.problem.Suggestions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The actions that a server knows, by name: those of the core, and more from plugins. Immutable. */
public final class Actions {
    /** See the start page and everything that needs no other permission. */
    public static final Action VIEW_INSTANCE =
            allowed("view-instance", "vi", "See the start page of this server", ResourceKind.SERVER);

    /** See how permissions are decided. */
    public static final Action PERMISSIONS_DEBUG =
            denied("permissions-debug", "pd", "See how permissions are decided", ResourceKind.SERVER);

    /** See a database. */
    public static final Action VIEW_DATABASE =
            allowed("view-database", "vd", "See the page of a database", ResourceKind.DATABASE);

    /** Download a database file. */
    public static final Action VIEW_DATABASE_DOWNLOAD = new Action(
            "view-database-download",
            "vdd",
            "Download the file of a database",
            ResourceKind.DATABASE,
            true,
            Optional.of("view-database"));

    /** See a table or view. */
    public static final Action VIEW_TABLE =
            allowed("view-table", "vt", "See the rows of a table or view", ResourceKind.TABLE);

    /** Use a stored query. */
    public static final Action VIEW_QUERY =
            allowed("view-query", "vq", "See a stored query and its result", ResourceKind.QUERY);

    /** Run SQL of one's own. */
    public static final Action EXECUTE_SQL = new Action(
            "execute-sql",
            "es",
            "Run SQL queries of one's own that read",
            ResourceKind.DATABASE,
            true,
            Optional.of("view-database"));

    /** Say what the values of a column mean. */
    public static final Action SET_COLUMN_TYPE =
            denied("set-column-type", "sct", "Say what the values of a column mean", ResourceKind.TABLE);

    /** See what is only for those who run the server. */
    public static final Action DEBUG_MENU =
            denied("debug-menu", "dm", "See the pages for debugging in the menu", ResourceKind.SERVER);

    /** Install, update and remove plugins. Known only to servers that were started so that this is possible. */
    public static final Action MANAGE_PLUGINS =
            denied("manage-plugins", "mp", "Install, update and remove plugins", ResourceKind.SERVER);

    private static final Actions NONE = new Actions(List.of());

    private static final Actions BUILT_IN = new Actions(List.of(
            VIEW_INSTANCE,
            PERMISSIONS_DEBUG,
            DEBUG_MENU,
            VIEW_DATABASE,
            VIEW_DATABASE_DOWNLOAD,
            EXECUTE_SQL,
            requiring(
                    "execute-write-sql",
                    "ews",
                    "Run SQL of one's own that writes",
                    ResourceKind.DATABASE,
                    "view-database"),
            denied("create-table", "ct", "Make tables", ResourceKind.DATABASE),
            denied("create-view", "cv", "Make views", ResourceKind.DATABASE),
            requiring("store-query", "sq", "Store queries", ResourceKind.DATABASE, "execute-sql"),
            VIEW_TABLE,
            denied("insert-row", "ir", "Add rows", ResourceKind.TABLE),
            denied("delete-row", "dr", "Delete rows", ResourceKind.TABLE),
            denied("update-row", "ur", "Change rows", ResourceKind.TABLE),
            denied("alter-table", "at", "Change the columns of a table", ResourceKind.TABLE),
            SET_COLUMN_TYPE,
            denied("drop-table", "dt", "Delete a table", ResourceKind.TABLE),
            denied("drop-view", "dv", "Delete a view", ResourceKind.TABLE),
            VIEW_QUERY,
            denied("update-query", "uq", "Change a stored query", ResourceKind.QUERY),
            denied("delete-query", "dq", "Delete a stored query", ResourceKind.QUERY)));

    private final Map<String, Action> byName;

    private Actions(Collection<Action> actions) {
        Map<String, Action> names = new TreeMap<>();
        Map<String, Action> abbreviations = new LinkedHashMap<>();
        for (Action action : actions) {
            refuseSecond("name", action.name(), names.put(action.name(), action));
            refuseSecond("abbreviation", action.abbreviation(), abbreviations.put(action.abbreviation(), action));
        }
        byName = names;
        actions.forEach(this::checkRequirements);
    }

    /** No actions, to begin with. */
    public static Actions none() {
        return NONE;
    }

    /** The actions of the core. */
    public static Actions builtIn() {
        return BUILT_IN;
    }

    /**
     * These actions and more.
     *
     * @throws IllegalArgumentException where a name or an abbreviation would be there twice, or an action would require
     *     one that does not exist or that leads back to itself; the message says which
     */
    public Actions with(Collection<Action> more) {
        List<Action> all = new ArrayList<>(byName.values());
        all.addAll(requireNonNull(more, "more is null"));
        return new Actions(all);
    }

    /** Every action in the order of the names. */
    public List<Action> all() {
        return List.copyOf(byName.values());
    }

    /** The action of this full name, empty when there is none. */
    public Optional<Action> named(String name) {
        return Optional.ofNullable(byName.get(requireNonNull(name, "name is null")));
    }

    /** The action of this abbreviation, empty when there is none. */
    public Optional<Action> abbreviated(String abbreviation) {
        return byName.values().stream()
                .filter(action -> action.abbreviation().equals(abbreviation))
                .findFirst();
    }

    /** A sentence for every action that a configuration names and nobody knows: a slip there opens or shuts nothing. */
    public List<String> unknownIn(Collection<AccessLevel> levels) {
        return levels.stream()
                .flatMap(level -> level.options().permissions().keySet().stream())
                .distinct()
                .filter(name -> !byName.containsKey(name))
                .map(name -> "The configuration speaks of the action " + Quotation.of(name) + ", which nobody knows."
                        + Suggestions.sentence(name, byName.keySet())
                                .map(advice -> " " + advice)
                                .orElse(""))
                .toList();
    }

    private void checkRequirements(Action action) {
        Set<String> seen = new HashSet<>(Set.of(action.name()));
        Optional<String> required = action.alsoRequires();
        while (required.isPresent()) {
            String name = required.get();
            if (!seen.add(name)) {
                throw new IllegalArgumentException(
                        "The action " + Quotation.of(action.name()) + " requires itself through others.");
            }
            required = named(name)
                    .orElseThrow(() -> new IllegalArgumentException("The action " + Quotation.of(action.name())
                            + " requires " + Quotation.of(name) + ", which does not exist."))
                    .alsoRequires();
        }
    }

    private static void refuseSecond(String what, String text, Object earlier) {
        if (earlier != null) {
            throw new IllegalArgumentException("Two actions have the " + what + " " + Quotation.of(text) + ".");
        }
    }

    private static Action allowed(String name, String abbreviation, String description, ResourceKind kind) {
        return new Action(name, abbreviation, description, kind, true, Optional.empty());
    }

    private static Action denied(String name, String abbreviation, String description, ResourceKind kind) {
        return new Action(name, abbreviation, description, kind, false, Optional.empty());
    }

    private static Action requiring(
            String name, String abbreviation, String description, ResourceKind kind, String alsoRequires) {
        return new Action(name, abbreviation, description, kind, false, Optional.of(alsoRequires));
    }
}
