package dev.pergola.core.view;

import dev.pergola.api.http.Request;
import dev.pergola.core.model.RowCount;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.page.DatabaseSummary;
import dev.pergola.core.page.TableSummary;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.query.QueriedDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Databases with their tables, as lists show them: only what the one who asks may see. */
public final class DatabaseLists {
    private DatabaseLists() {}

    /**
     * A database with its tables and views.
     *
     * @param site the site
     * @param request of the one who asks
     * @param database the database
     * @param counts the numbers of rows, by name of the table
     */
    public static DatabaseSummary summary(
            SiteContext site, Request request, QueriedDatabase database, Map<String, Optional<RowCount>> counts) {
        String name = database.info().name();
        List<TableSummary> tables = TableSettings.shown(site.configuration(), name, database.schema()).all().stream()
                .filter(table -> site.allows(request, Actions.VIEW_TABLE, resource(name, table)))
                .map(table -> new TableSummary(
                        table,
                        counts.getOrDefault(table.name(), Optional.empty()),
                        site.isPrivate(request, Actions.VIEW_TABLE, resource(name, table))))
                .toList();
        return new DatabaseSummary(
                database.info(), tables, site.isPrivate(request, Actions.VIEW_DATABASE, Resource.database(name)));
    }

    private static Resource resource(String database, TableSchema table) {
        return Resource.inDatabase(database, table.name());
    }
}
