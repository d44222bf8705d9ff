package dev.pergola.core.plan;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.Sql;

/**
 * Whether a facet would be of use.
 *
 * @param request the facet
 * @param sql selects one number, which is neither 0 nor NULL where it would
 */
public record FacetTest(FacetRequest request, Sql sql) {

    /** Checks the parts. */
    public FacetTest {
        requireNonNull(request, "request is null");
        requireNonNull(sql, "sql is null");
    }
}
