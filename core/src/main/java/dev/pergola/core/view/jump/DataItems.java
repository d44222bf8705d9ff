package dev.pergola.core.view.jump;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.JumpContext;
import dev.pergola.api.hook.page.JumpItem;
import dev.pergola.api.hook.page.JumpItems;
import dev.pergola.api.hook.page.JumpSource;
import dev.pergola.api.http.Request;
import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.model.DatabaseSchema;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.view.SiteContext;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The databases, tables and views that somebody may see.
 *
 * @param site the site
 */
public record DataItems(SiteContext site) implements JumpSource {

    /** Checks the site. */
    public DataItems {
        requireNonNull(site, "site is null");
    }

    @Override
    public JumpItems items(JumpContext context) {
        Request request = context.request();
        return JumpItems.of(site.catalog().all().stream()
                .flatMap(database ->
                        Stream.concat(database(request, database.info()).stream(), tables(request, database)))
                .toList());
    }

    private Optional<JumpItem> database(Request request, DatabaseInfo database) {
        return site.allows(request, Actions.VIEW_DATABASE, Resource.database(database.name()))
                ? Optional.of(
                        JumpItem.of("database", database.name(), site.urls().database(database.route())))
                : Optional.empty();
    }

    /** A table that may be seen is listed even where its database may not be: its address is open. */
    private Stream<JumpItem> tables(Request request, QueriedDatabase database) {
        DatabaseInfo info = database.info();
        DatabaseSchema schema = database.schema();
        return site.tablesVisibleTo(request, info.name(), schema).stream()
                .map(name -> Found.inDatabase(
                        schema.table(name).orElseThrow().view() ? "view" : "table",
                        info.name(),
                        name,
                        site.urls().table(info.route(), name)));
    }
}
