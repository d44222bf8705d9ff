package dev.pergola.api.server;

import dev.pergola.api.http.Actor;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The server without a socket, as an OSGi service: a request takes the same way through routes, hooks and filters as
 * one from the network. May be used by any number of threads.
 */
@ProviderType
public interface InternalClient {

    /**
     * Answers a request on the calling thread.
     *
     * @param request made by {@link Request#get(String)} and its builder
     * @return the answer with its status; problems are answers too. The caller closes its body
     */
    Response send(Request request);

    /**
     * A client whose requests come from somebody, whatever cookies or tokens they carry. Resolvers of actors are not asked.
     *
     * @param actor who sends them
     * @return another client
     */
    InternalClient as(Actor actor);

    /**
     * A client whose requests may do everything: permissions are not checked for them. Their answers are not kept for others,
     * and requests that are sent while one of them is answered are checked again.
     *
     * @return another client
     */
    InternalClient withoutPermissionChecks();
}
