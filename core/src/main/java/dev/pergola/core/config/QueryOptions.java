package dev.pergola.core.config;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.AccessOptions;
import dev.pergola.core.model.StoredQuery;
import java.util.List;
import java.util.Optional;

/**
 * A stored query.
 *
 * @param sql what runs
 * @param display how it is shown
 * @param parameters the names of its parameters in order; empty to take them from the SQL
 * @param write whether it changes data and is run by POST
 * @param trusted whether it runs without the permission to run SQL
 * @param outcome what a write query says and where it leads afterwards
 * @param access who may view it
 */
public record QueryOptions(
        String sql,
        StoredQuery.Display display,
        Optional<List<String>> parameters,
        boolean write,
        boolean trusted,
        StoredQuery.Outcome outcome,
        AccessOptions access) {

    /** Checks the SQL and copies the list. */
    public QueryOptions {
        requireNonNull(sql, "sql is null");
        parameters = parameters.map(List::copyOf);
    }
}
