package dev.pergola.core.view;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.table.FacetHook;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookPoint;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.plan.AddedFacet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A kind of facet that a plugin adds.
 *
 * @param entry who brings it
 * @param kind what the core needs of it
 */
public record KnownFacet(HookEntry<FacetHook> entry, AddedFacet kind) {

    /** Kinds of facets, by name. */
    public static final HookPoint<FacetHook> POINT =
            new HookPoint<>("facet", FacetHook.class, KnownFacet::type, KnownFacet::check);

    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_-]*");
    private static final Set<String> OF_THE_CORE = Set.of("column", "date", "array", "size");

    /** Checks the parts. */
    public KnownFacet {
        requireNonNull(entry, "entry is null");
        requireNonNull(kind, "kind is null");
    }

    private static Optional<String> type(HookProperties properties) {
        return properties.text(FacetHook.TYPE);
    }

    private static Optional<String> filter(HookProperties properties) {
        return properties.text(FacetHook.FILTER).filter(filter -> filter.contains(AddedFacet.COLUMN));
    }

    private static List<String> check(HookProperties properties) {
        List<String> problems = new ArrayList<>();
        Optional<String> type = type(properties);
        if (type.isEmpty()) {
            problems.add("The service property " + FacetHook.TYPE
                    + " is missing; it holds the name by which such facets are asked for.");
        } else if (OF_THE_CORE.contains(type.get())) {
            problems.add("The facet " + type.get() + " is the core's own and cannot be replaced.");
        } else if (!TYPE.matcher(type.get()).matches()) {
            problems.add(("The name %s has other characters than lower case letters, digits, hyphens and underscores,"
                            + " or does not begin with a letter.")
                    .formatted(type.get()));
        }
        if (filter(properties).isEmpty()) {
            problems.add(
                    "The service property %s holds the argument that shows the rows with one value, with %s for the column."
                            .formatted(FacetHook.FILTER, AddedFacet.COLUMN));
        }
        return problems;
    }

    /**
     * What is known of a hook.
     *
     * @param entry an active one
     * @return with a kind that is equal each time, and to that of no other entry
     */
    public static KnownFacet of(HookEntry<FacetHook> entry) {
        return new KnownFacet(
                entry,
                new AddedFacet(
                        entry.key().orElseThrow(), filter(entry.properties()).orElseThrow(), entry.number()));
    }
}
