package dev.pergola.core.permission;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.StoredQueries;
import dev.pergola.core.model.StoredQuery;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What the owners of stored queries may, and what they keep for themselves. An owner sees his queries, and may change and
 * delete those that he stored; a private query is for nobody else, and one that is not there for nobody at all, whatever other
 * rules say.
 */
public final class OwnedQueries implements RuleSource {
    private static final String SOURCE = "stored queries";
    private static final String BY_USERS = "user";
    private static final Set<String> CHANGING = Set.of("update-query", "delete-query");

    private final Supplier<StoredQueries> queries;

    /**
     * Makes the source.
     *
     * @param queries those that are there now
     */
    public OwnedQueries(Supplier<StoredQueries> queries) {
        this.queries = requireNonNull(queries, "queries is null");
    }

    @Override
    public List<Rule> rules(Actor actor, Action action) {
        boolean changing = CHANGING.contains(action.name());
        if (actor.id().isEmpty() || !(changing || action.equals(Actions.VIEW_QUERY))) {
            return List.of();
        }
        return queries.get().all().stream()
                .filter(query -> isOwner(actor, query))
                .filter(query -> !changing || query.origin().source().equals(BY_USERS))
                .map(query -> new Rule(resource(query), true, "query owner", SOURCE))
                .toList();
    }

    @Override
    public List<Limit> limits(Actor actor, Action action) {
        if (!CHANGING.contains(action.name()) && !action.equals(Actions.VIEW_QUERY)) {
            return List.of();
        }
        Set<Resource> known = queries.get().all().stream()
                .filter(query -> !query.origin().ownersOnly() || isOwner(actor, query))
                .map(OwnedQueries::resource)
                .collect(Collectors.toUnmodifiableSet());
        return List.of(new Limit(SOURCE, known::contains));
    }

    private static boolean isOwner(Actor actor, StoredQuery query) {
        return actor.id().isPresent() && query.origin().owner().equals(actor.id());
    }

    private static Resource resource(StoredQuery query) {
        return Resource.inDatabase(query.database(), query.name());
    }
}
