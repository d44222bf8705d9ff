package dev.pergola.core.view;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.hooks.HookPoint;
import dev.pergola.core.hooks.Snapshot;
import dev.pergola.core.plan.StandardFacet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was said about the data and has no effect, because no plugin offers it at present.
 *
 * @param site the site, which knows what was said
 * @param snapshot what plugins offer
 */
public record MissingOffers(SiteContext site, Snapshot snapshot) {

    private static final String TYPE =
            "The column %s of %s in %s has the type %s, which no plugin offers now, and is shown like any other.";

    private static final String FACET =
            "%s in %s is to have a facet %s of %s, which no plugin offers now, and goes without.";

    /** Checks the parts. */
    public MissingOffers {
        requireNonNull(site, "site is null");
        requireNonNull(snapshot, "snapshot is null");
    }

    /**
     * All of it, for who runs the server.
     *
     * @return a sentence for each
     */
    public List<String> sentences() {
        return Stream.concat(types(), facets()).toList();
    }

    private Stream<String> types() {
        Set<String> known = names(KnownType.POINT);
        Stream.Builder<String> sentences = Stream.builder();
        site.records()
                .columnTypes()
                .byDatabase()
                .forEach((database, tables) -> tables.forEach((table, columns) -> columns.forEach((column, option) -> {
                    if (!known.contains(option.type())) {
                        sentences.add(TYPE.formatted(column, table, database, option.type()));
                    }
                })));
        return sentences.build();
    }

    private Stream<String> facets() {
        Set<String> known = names(KnownFacet.POINT);
        StandardFacet.all().forEach(kind -> known.add(kind.word()));
        return site.configuration().databases().entrySet().stream()
                .flatMap(database -> database.getValue().tables().entrySet().stream()
                        .flatMap(table -> table.getValue().facets().facets().stream()
                                .filter(facet -> !known.contains(facet.type()))
                                .map(facet -> FACET.formatted(
                                        table.getKey(), database.getKey(), facet.type(), facet.column()))));
    }

    private Set<String> names(HookPoint<?> point) {
        return snapshot.active(point).stream()
                .flatMap(entry -> entry.key().stream())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
