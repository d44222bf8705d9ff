package dev.pergola.core.view;

import dev.pergola.api.http.Request;
import dev.pergola.core.model.DatabaseSchema;
import dev.pergola.core.model.ForeignKey;
import dev.pergola.core.model.ForeignKeys;
import dev.pergola.core.model.RowCount;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.page.DatabaseProfile;
import dev.pergola.core.page.DatabaseSummary;
import dev.pergola.core.page.OwnersNote;
import dev.pergola.core.page.TableSummary;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.permission.VisibleResource;
import dev.pergola.core.query.QueriedDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
        DatabaseSchema schema = TableSettings.shown(site.configuration(), name, database.schema());
        List<Resource> resources = schema.all().stream()
                .map(table -> Resource.inDatabase(name, table.name()))
                .toList();
        List<VisibleResource> visible = site.permissions(request).visible(Actions.VIEW_TABLE, resources);
        Set<String> names = visible.stream()
                .map(table -> table.resource().name().orElseThrow())
                .collect(Collectors.toSet());
        List<TableSummary> tables = visible.stream()
                .map(table -> summary(schema, table, names, counts))
                .toList();
        return new DatabaseSummary(
                database.info(),
                tables,
                site.isPrivate(request, Actions.VIEW_DATABASE, Resource.database(name)),
                new DatabaseProfile(
                        LastChange.of(database.info()),
                        new OwnersNote(site.metadata().database(name).values(), Map.of())));
    }

    private static TableSummary summary(
            DatabaseSchema schema, VisibleResource visible, Set<String> names, Map<String, Optional<RowCount>> counts) {
        TableSchema table =
                schema.table(visible.resource().name().orElseThrow()).orElseThrow();
        return new TableSummary(
                withVisibleRelations(table, names),
                counts.getOrDefault(table.name(), Optional.empty()),
                visible.isPrivate());
    }

    /** What a table refers to is a part of itself; what refers to it is told only to those who may see that table. */
    private static TableSchema withVisibleRelations(TableSchema table, Set<String> visible) {
        List<ForeignKey> incoming = table.incoming().stream()
                .filter(key -> visible.contains(key.otherTable()))
                .toList();
        return incoming.equals(table.incoming())
                ? table
                : table.withForeignKeys(new ForeignKeys(table.outgoing(), incoming));
    }
}
