package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.http.QueryString;

/**
 * An address of this site in two halves, so that a page can link to variations of itself.
 *
 * @param path with the base path, encoded
 * @param query the arguments
 */
public record Address(String path, QueryString query) {

    /** Checks the parts. */
    public Address {
        requireNonNull(path, "path is null");
        requireNonNull(query, "query is null");
    }

    /** The same path with other arguments. */
    public Address with(QueryString newQuery) {
        return new Address(path, newQuery);
    }

    /** As it stands in a link. */
    public String text() {
        return query.appendTo(path);
    }
}
