package dev.pergola.core.view;

import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.PageSubject;
import dev.pergola.api.http.Request;
import dev.pergola.core.page.Crumb;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import java.util.ArrayList;
import java.util.List;

/** The way from the front page to a page: only what the one who asks may open. */
record Crumbs(SiteContext site, Request request) {

    List<Crumb> to(PageDescription page) {
        List<Crumb> crumbs = new ArrayList<>();
        if (!(page.subject() instanceof PageSubject.Homepage)
                && site.allows(request, Actions.VIEW_INSTANCE, Resource.server())) {
            crumbs.add(new Crumb("home", site.urls().index()));
        }
        boolean below = !(page.subject() instanceof PageSubject.OfDatabase);
        page.database()
                .filter(database -> below && site.allows(request, Actions.VIEW_DATABASE, Resource.database(database)))
                .ifPresent(
                        database -> crumbs.add(new Crumb(database, site.urls().database(database))));
        page.table()
                .filter(table -> page.subject() instanceof PageSubject.OfRow)
                .filter(table -> site.allows(
                        request,
                        Actions.VIEW_TABLE,
                        Resource.inDatabase(page.database().orElse(""), table)))
                .ifPresent(table -> crumbs.add(
                        new Crumb(table, site.urls().table(page.database().orElse(""), table))));
        return crumbs;
    }
}
