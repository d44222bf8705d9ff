package dev.pergola.core.view.jump;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.JumpContext;
import dev.pergola.api.hook.page.JumpItem;
import dev.pergola.api.hook.page.JumpItems;
import dev.pergola.api.hook.page.JumpSource;
import dev.pergola.api.http.Request;
import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.view.KeptQueries;
import dev.pergola.core.view.SiteContext;
import java.util.stream.Stream;

/**
 * The stored queries that somebody may see.
 *
 * @param site the site
 */
public record QueryItems(SiteContext site) implements JumpSource {

    /** Checks the site. */
    public QueryItems {
        requireNonNull(site, "site is null");
    }

    @Override
    public JumpItems items(JumpContext context) {
        return JumpItems.of(site.catalog().all().stream()
                .map(database -> database.info())
                .flatMap(database -> queries(context.request(), database))
                .toList());
    }

    private Stream<JumpItem> queries(Request request, DatabaseInfo database) {
        return KeptQueries.visible(site, request, database.name()).stream()
                .map(listed -> listed.query().name())
                .map(name -> Found.inDatabase(
                        "query", database.name(), name, site.urls().table(database.route(), name)));
    }
}
