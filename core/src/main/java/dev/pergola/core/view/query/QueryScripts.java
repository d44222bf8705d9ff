package dev.pergola.core.view.query;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.Asset;
import dev.pergola.api.hook.page.PageAssets;
import dev.pergola.api.hook.page.PageContext;
import dev.pergola.api.hook.page.PageSubject;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.view.SiteContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The scripts of pages on which SQL is written or run: the editor is large, so it goes to no other page. */
public final class QueryScripts implements PageAssets {

    private final SiteContext site;
    private final String files;

    /**
     * Makes the hook.
     *
     * @param site the site
     * @param files the name of the static files that have the scripts
     */
    public QueryScripts(SiteContext site, String files) {
        this.site = requireNonNull(site, "site is null");
        this.files = requireNonNull(files, "files is null");
    }

    @Override
    public List<Asset> assets(PageContext context) {
        return switch (context.page().view()) {
            case "database" -> ofDatabase(context);
            case "execute_write", "query_form" -> List.of(script("sql-page.js"), script("sql-editor.js"));
            default -> List.of();
        };
    }

    private List<Asset> ofDatabase(PageContext context) {
        PageSubject subject = context.page().subject();
        List<Asset> scripts = new ArrayList<>();
        boolean query = subject instanceof PageSubject.OfQuery;
        boolean written = subject instanceof PageSubject.OfQuery shown
                ? shown.name().isEmpty() && !context.request().query().has("_hide_sql")
                : subject instanceof PageSubject.OfDatabase database
                        && site.allows(context.request(), Actions.EXECUTE_SQL, Resource.database(database.name()));
        if (query || written) {
            scripts.add(script("sql-page.js"));
        }
        if (written) {
            scripts.add(script("sql-editor.js"));
        }
        return scripts;
    }

    /** A module, so that it runs when the page has been read. */
    private Asset script(String path) {
        return new Asset(Asset.Kind.MODULE, new Asset.Location(Optional.of(files), path), Optional.empty());
    }
}
