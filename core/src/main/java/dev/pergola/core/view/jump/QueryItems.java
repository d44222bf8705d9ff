package dev.pergola.core.view.jump;

import static java.util.Objects.requireNonNull;

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
    public Stream<JumpItem> items(Request request) {
        return site.catalog().all().stream()
                .map(database -> database.info())
                .flatMap(database -> queries(request, database));
    }

    private Stream<JumpItem> queries(Request request, DatabaseInfo database) {
        return KeptQueries.visible(site, request, database.name()).stream()
                .map(listed -> listed.query().name())
                .map(name -> JumpItem.inDatabase(
                        "query", database.name(), name, site.urls().table(database.route(), name)));
    }
}
