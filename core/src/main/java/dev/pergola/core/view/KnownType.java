package dev.pergola.core.view;

import dev.pergola.api.hook.table.ColumnTypeHook;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookPoint;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.LeasedHooks;
import dev.pergola.core.model.Affinity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A type that columns can have, of the core or of a plugin.
 *
 * @param entry who brings it
 * @param name by which columns are given it
 * @param description the name for people
 * @param fitting the columns that can have it, by how SQLite keeps their values
 */
public record KnownType(HookEntry<ColumnTypeHook> entry, String name, String description, Set<Affinity> fitting) {

    /** Types of columns, by name. */
    public static final HookPoint<ColumnTypeHook> POINT =
            new HookPoint<>("column type", ColumnTypeHook.class, KnownType::name, KnownType::check);

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]*");
    private static final Set<String> AFFINITIES =
            Arrays.stream(Affinity.values()).map(Affinity::name).collect(Collectors.toUnmodifiableSet());

    private static Optional<String> name(HookProperties properties) {
        return properties.text(ColumnTypeHook.NAME);
    }

    private static List<String> check(HookProperties properties) {
        List<String> problems = new ArrayList<>();
        Optional<String> name = name(properties);
        if (name.isEmpty()) {
            problems.add("The service property " + ColumnTypeHook.NAME
                    + " is missing; it holds the name by which columns are given this type.");
        } else if (!NAME.matcher(name.get()).matches()) {
            problems.add(("The name %s has other characters than lower case letters, digits, hyphens and underscores,"
                            + " or does not begin with a letter.")
                    .formatted(name.get()));
        }
        if (properties.text(ColumnTypeHook.DESCRIPTION).isEmpty()) {
            problems.add("The service property " + ColumnTypeHook.DESCRIPTION
                    + " is missing; it holds the name of the type for people.");
        }
        Set<String> unknown = new TreeSet<>(properties.texts(ColumnTypeHook.FITS));
        unknown.removeAll(AFFINITIES);
        if (!unknown.isEmpty()) {
            problems.add("The service property %s names %s; SQLite keeps the values of a column as one of %s."
                    .formatted(
                            ColumnTypeHook.FITS,
                            String.join(", ", unknown),
                            String.join(", ", new TreeSet<>(AFFINITIES))));
        }
        return problems;
    }

    /**
     * All types.
     *
     * @param hooks of the request
     * @return by name
     */
    public static List<KnownType> all(LeasedHooks hooks) {
        return hooks.active(POINT).stream()
                .map(KnownType::of)
                .sorted(Comparator.comparing(KnownType::name))
                .toList();
    }

    /**
     * Finds a type.
     *
     * @param hooks of the request
     * @param name as configurations write it
     * @return empty where there is no such type now
     */
    public static Optional<KnownType> find(LeasedHooks hooks, String name) {
        Optional<String> key = Optional.of(name);
        return hooks.active(POINT).stream()
                .filter(entry -> entry.key().equals(key))
                .findFirst()
                .map(KnownType::of);
    }

    private static KnownType of(HookEntry<ColumnTypeHook> entry) {
        HookProperties properties = entry.properties();
        Set<Affinity> fitting = EnumSet.noneOf(Affinity.class);
        properties.texts(ColumnTypeHook.FITS).forEach(word -> fitting.add(Affinity.valueOf(word)));
        return new KnownType(
                entry,
                entry.key().orElseThrow(),
                properties.text(ColumnTypeHook.DESCRIPTION).orElseThrow(),
                fitting.isEmpty() ? EnumSet.allOf(Affinity.class) : fitting);
    }

    /**
     * Whether a column can have it.
     *
     * @param affinity of the column
     * @return true where it fits
     */
    public boolean fits(Affinity affinity) {
        return fitting.contains(affinity);
    }
}
