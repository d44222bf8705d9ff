package dev.pergola.core.client;

import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.api.server.InternalClient;
import dev.pergola.core.dispatch.Dispatcher;

/** Answers requests of plugins, commands and tests by the dispatcher, on the calling thread. */
public final class DispatchingClient implements InternalClient {

    private final Dispatcher dispatcher;

    /**
     * Makes a client.
     *
     * @param dispatcher what answers
     */
    public DispatchingClient(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public Response send(Request request) {
        return dispatcher.dispatch(request);
    }
}
