package dev.pergola.core.dispatch;

import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.hooks.Snapshot;
import dev.pergola.core.identity.MessageDelivery;
import dev.pergola.core.routing.RouteMatch;

/**
 * Calls routes with the messages that a request brings. Behind it answers may be repeated: a message is for one person and
 * one page.
 *
 * @param routes calls them
 * @param messages carries messages from page to page
 */
public record RoutesWithMessages(RouteCalls routes, MessageDelivery messages) implements RouteCalls {

    @Override
    public Response answer(Snapshot snapshot, Request request, RouteMatch.Found found) {
        return messages.around(request, () -> routes.answer(snapshot, request, found));
    }
}
