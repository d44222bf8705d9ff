package dev.pergola.core.view.query;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.http.Request;
import dev.pergola.core.change.SqlAnalysis;
import dev.pergola.core.change.SqlStatement;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.plan.SelectStatement;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.view.SiteContext;
import dev.pergola.core.view.SqlCheck;

/**
 * Looks at a statement that somebody wants to have kept.
 *
 * @param site the site
 * @param request of the one who wants that
 * @param database in which it is to run
 */
record StoredStatement(SiteContext site, Request request, QueriedDatabase database) {

    /**
     * Refuses what may not be kept: whoever stores a statement that writes has to be allowed to run it himself.
     *
     * @return whether it writes
     */
    boolean requireStorable(String sql) {
        SqlCheck check = new SqlCheck(site, request, database);
        SqlAnalysis analysis = check.analyseForUse(sql);
        if (SqlStatement.of(sql).reads()) {
            SelectStatement.requireReading(sql);
            return false;
        }
        check.requireAllowed(analysis);
        return true;
    }

    /** Refuses one who may not run SQL of his own. */
    void requireExecuteSql() {
        if (!site.allows(
                request, Actions.EXECUTE_SQL, Resource.database(database.info().name()))) {
            throw new ServerException(ErrorCode.FORBIDDEN, "Permission denied: need execute-sql");
        }
    }
}
