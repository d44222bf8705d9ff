package dev.pergola.core.boot;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.data.Rows;
import dev.pergola.api.hook.page.JumpQuery;
import dev.pergola.core.db.ApiRows;
import dev.pergola.core.internal.RecordKeeper;
import dev.pergola.core.view.jump.JumpRows;

/**
 * Runs queries of the jump menu in the databases of a site, or in its internal one.
 *
 * @param databases of the site
 * @param records with the internal database
 */
record JumpQueries(ServedDatabases databases, RecordKeeper records) implements JumpRows {

    @Override
    public Rows open(JumpQuery query) {
        return query.database()
                .map(name -> databases
                        .all()
                        .find(name)
                        .map(database -> ApiRows.of(database, query.sql()))
                        .orElseThrow(() -> new ServerException(
                                ErrorCode.NOT_FOUND, "There is no database " + name + " to find things in.")))
                .orElseGet(() -> records.query(query.sql()));
    }
}
