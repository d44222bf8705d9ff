package dev.pergola.core.view;

import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.PageSubject;
import dev.pergola.api.http.Request;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;

/** Whether what a page shows is for some people only. */
record Privacy(SiteContext site, Request request) {

    boolean of(PageDescription page) {
        if (page.database().isEmpty()) {
            return page.subject() instanceof PageSubject.Homepage
                    && site.isPrivate(request, Actions.VIEW_INSTANCE, Resource.server());
        }
        String database = page.database().get();
        return page.table()
                .map(table -> site.isPrivate(request, Actions.VIEW_TABLE, Resource.inDatabase(database, table)))
                .orElseGet(() -> site.isPrivate(request, Actions.VIEW_DATABASE, Resource.database(database)));
    }
}
