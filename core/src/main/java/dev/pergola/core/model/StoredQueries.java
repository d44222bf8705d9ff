package dev.pergola.core.model;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stored queries of a site at one moment. Immutable. */
public final class StoredQueries {
    private static final StoredQueries NONE = new StoredQueries(List.of());

    private final List<StoredQuery> all;
    private final Map<String, List<StoredQuery>> byDatabase;

    /**
     * Sorts the queries.
     *
     * @param queries in any order; each name once in a database
     */
    public StoredQueries(Collection<StoredQuery> queries) {
        this.all = queries.stream()
                .sorted(comparing(StoredQuery::database)
                        .thenComparing(StoredQuery::sortKey)
                        .thenComparing(StoredQuery::name))
                .toList();
        this.byDatabase = all.stream().collect(groupingBy(StoredQuery::database));
    }

    /** No queries. */
    public static StoredQueries none() {
        return NONE;
    }

    /** All of them, by database, then by title. */
    public List<StoredQuery> all() {
        return all;
    }

    /**
     * Those of a database.
     *
     * @param database its name
     * @return by title; empty where there are none
     */
    public List<StoredQuery> of(String database) {
        return byDatabase.getOrDefault(database, List.of());
    }

    /**
     * A query by its name.
     *
     * @param database the name of its database
     * @param name exact
     * @return empty where there is none
     */
    public Optional<StoredQuery> find(String database, String name) {
        return of(database).stream().filter(query -> query.name().equals(name)).findFirst();
    }
}
