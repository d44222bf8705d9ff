package dev.pergola.core.view.write;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.core.model.TableKind;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.problem.KnownProblems;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.view.PathParts;
import dev.pergola.core.view.SiteContext;

/**
 * The table that an address of the write API names. What does not exist is told before what is not allowed: so does the
 * original.
 *
 * @param database where the table is
 * @param table the table
 */
record WriteTarget(QueriedDatabase database, TableSchema table) {

    private static final String TABLE = "table";

    /** The table that is to be written; views are none. */
    static WriteTarget table(SiteContext site, RouteContext context) {
        WriteTarget target = tableOrView(site, context);
        if (target.table().view()) {
            throw target.notFound(site, context);
        }
        return target;
    }

    /** The table or view. */
    static WriteTarget tableOrView(SiteContext site, RouteContext context) {
        QueriedDatabase database = site.database(context.request(), PathParts.name(context, "database"));
        String name = PathParts.name(context, TABLE);
        return database.schema()
                .table(name)
                .map(found -> new WriteTarget(database, found))
                .orElseThrow(() -> notFound(site, context, database, name));
    }

    ServerException notFound(SiteContext site, RouteContext context) {
        return notFound(site, context, database, table.name());
    }

    private static ServerException notFound(
            SiteContext site, RouteContext context, QueriedDatabase database, String table) {
        String name = database.info().name();
        return KnownProblems.tableNotFound(
                name, table, site.tablesVisibleTo(context.request(), name, database.schema()));
    }

    Resource resource() {
        return Resource.inDatabase(database.info().name(), table.name());
    }

    /** Refuses what cannot be written whoever asks. */
    void requireWritable() {
        requireMutable(database);
        if (table.kind() == TableKind.SHADOW) {
            throw new ServerException(
                    ErrorCode.FORBIDDEN,
                    "The table " + table.name() + " belongs to a virtual table, which alone may write it.");
        }
    }

    /** Refuses a database that does not change. */
    static void requireMutable(QueriedDatabase database) {
        if (!database.info().mutable()) {
            throw new ServerException(ErrorCode.FORBIDDEN, "Database is immutable");
        }
    }
}
