package dev.pergola.core.view.write;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.http.Request;
import dev.pergola.core.permission.Action;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.view.SiteContext;

/**
 * Asks whether whoever sent a request may change something.
 *
 * @param site the site
 * @param request the request
 */
record Permits(SiteContext site, Request request) {

    static final Action INSERT_ROW = action("insert-row");
    static final Action UPDATE_ROW = action("update-row");
    static final Action DELETE_ROW = action("delete-row");
    static final Action CREATE_TABLE = action("create-table");
    static final Action DROP_TABLE = action("drop-table");
    static final Action ALTER_TABLE = action("alter-table");

    private static Action action(String name) {
        return Actions.builtIn().named(name).orElseThrow();
    }

    boolean allows(Action action, Resource resource) {
        return site.allows(request, action, resource);
    }

    /** Refuses with words of its own where the action is not allowed. */
    void require(Action action, Resource resource, String message) {
        if (!allows(action, resource)) {
            throw new ServerException(ErrorCode.FORBIDDEN, message);
        }
    }
}
