package dev.pergola.core.view.lookup;

import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.core.model.DatabaseSchema;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.problem.KnownProblems;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.view.PathParts;
import dev.pergola.core.view.SiteContext;
import dev.pergola.core.view.TableSettings;

/**
 * The table that an address names; nothing is said yet about who may see it.
 *
 * @param database where it is
 * @param schema of the database, as the configuration shows it
 * @param table the table or view
 */
record AskedTable(QueriedDatabase database, DatabaseSchema schema, TableSchema table) {

    /**
     * Finds the table.
     *
     * @throws dev.pergola.api.ServerException where there is no such database or table
     */
    static AskedTable of(SiteContext site, RouteContext context) {
        QueriedDatabase database = site.database(context.request(), PathParts.name(context, "database"));
        String name = database.info().name();
        String table = PathParts.name(context, "table");
        DatabaseSchema schema = TableSettings.shown(site.configuration(), name, database.schema());
        return new AskedTable(
                database,
                schema,
                schema.table(table)
                        .orElseThrow(() -> KnownProblems.tableNotFound(
                                name, table, site.tablesVisibleTo(context.request(), name, schema))));
    }

    /** What permissions are about. */
    Resource resource() {
        return Resource.inDatabase(database.info().name(), table.name());
    }
}
