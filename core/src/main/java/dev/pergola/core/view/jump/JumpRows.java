package dev.pergola.core.view.jump;

import dev.pergola.api.data.Rows;
import dev.pergola.api.hook.page.JumpQuery;

/** Runs queries for items of the jump menu. Called on request threads, by many at once. */
@FunctionalInterface
public interface JumpRows {

    /**
     * The rows of a query.
     *
     * @param query which, and where
     * @return closed by the caller
     * @throws dev.pergola.api.ServerException where there is no such database, or SQLite refuses the query
     */
    Rows open(JumpQuery query);
}
