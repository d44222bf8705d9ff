package dev.pergola.core.view.table;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.core.model.DatabaseSchema;
import dev.pergola.core.model.ForeignKey;
import dev.pergola.core.model.ForeignKeys;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.plan.TablePlanner;
import dev.pergola.core.view.SiteContext;
import java.util.List;
import java.util.Optional;

/**
 * The tables that arguments of a page name beside its own: the rows that a page shows tell what is in them, so they have to be
 * such as the reader may see. What he may not see is answered like what is not there.
 *
 * @param site the site
 * @param request whose arguments
 * @param database the name of the database
 */
record OtherTables(SiteContext site, Request request, String database) {

    private static final QueryString NOTHING = QueryString.of();

    /** Checks the parts. */
    OtherTables {
        requireNonNull(site, "site is null");
        requireNonNull(request, "request is null");
        requireNonNull(database, "database is null");
    }

    /** The table with those relations from other tables that the arguments may follow. */
    TableSchema known(TableSchema table) {
        if (!request.query().has("_through")) {
            return table;
        }
        List<ForeignKey> incoming = table.incoming().stream()
                .filter(key ->
                        site.allows(request, Actions.VIEW_TABLE, Resource.inDatabase(database, key.otherTable())))
                .toList();
        return table.withForeignKeys(
                new ForeignKeys(table.outgoing(), incoming, table.foreignKeys().declared()));
    }

    /** Refuses to search by a full-text table that the arguments name, unless it is the one of the table or can be seen. */
    void requireSearchable(TablePlanner planner, DatabaseSchema schema) {
        Optional<String> named = request.query().first("_fts_table").filter(table -> isSearched());
        if (named.isPresent()
                && !named.equals(planner.fullTextTable(NOTHING))
                && !site.tablesVisibleTo(request, database, schema).contains(named.get())) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST, "There is no full-text table named " + named.get() + " to search by.");
        }
    }

    private boolean isSearched() {
        return request.query().parameters().stream()
                .anyMatch(argument ->
                        argument.name().equals("_search") || argument.name().startsWith("_search_"));
    }
}
