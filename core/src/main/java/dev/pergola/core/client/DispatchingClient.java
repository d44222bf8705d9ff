package dev.pergola.core.client;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.http.Actor;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.api.server.InternalClient;
import dev.pergola.core.dispatch.Dispatcher;
import dev.pergola.core.permission.Impersonation;
import dev.pergola.core.permission.Impersonation.Terms;
import java.util.Optional;

/**
 * Answers requests of plugins, commands and tests by the dispatcher, on the calling thread.
 *
 * @param dispatcher what answers
 * @param impersonation where it is said in whose name
 * @param terms for every request of this client
 */
public record DispatchingClient(Dispatcher dispatcher, Impersonation impersonation, Terms terms)
        implements InternalClient {

    /** Checks the parts. */
    public DispatchingClient {
        requireNonNull(dispatcher, "dispatcher is null");
        requireNonNull(impersonation, "impersonation is null");
        requireNonNull(terms, "terms is null");
    }

    @Override
    public Response send(Request request) {
        return impersonation.during(terms, () -> dispatcher.dispatch(request));
    }

    @Override
    public InternalClient as(Actor actor) {
        return with(new Terms(
                Optional.of(dev.pergola.core.permission.Actor.of(requireNonNull(actor, "actor is null"))),
                terms.unchecked()));
    }

    @Override
    public InternalClient withoutPermissionChecks() {
        return with(new Terms(terms.actor(), true));
    }

    private InternalClient with(Terms others) {
        return new DispatchingClient(dispatcher, impersonation, others);
    }
}
