package dev.pergola.api.hook.web;

import dev.pergola.api.http.Actor;
import dev.pergola.api.http.Request;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Finds out who sends a request. The tokens and the cookie of the core are resolvers too, in this order.
 *
 * <p>Called once for each request, on its thread, by many requests at once, before any route is looked for. The first
 * resolver in order of ranking that knows the sender decides, and the others are not asked. A
 * {@link dev.pergola.api.ServerException} refuses the request, such as {@link dev.pergola.api.ErrorCode#UNAUTHORIZED} for a
 * credential that is not valid. Anything else that is thrown is answered with status 500: a request whose sender cannot be
 * found out goes no further.
 */
@ConsumerType
@FunctionalInterface
public interface ActorResolver {

    /**
     * Finds out who sends a request.
     *
     * @param request its actor is anonymous here; its body must not be read
     * @return empty where this resolver does not know
     * @throws Exception to refuse the request
     */
    Optional<Actor> resolve(Request request) throws Exception;
}
