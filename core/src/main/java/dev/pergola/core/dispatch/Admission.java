package dev.pergola.core.dispatch;

import dev.pergola.api.http.Actor;
import dev.pergola.api.http.Request;

/** Decides whether a request is answered at all, and finds out who sent it. May be asked by any number of threads. */
@FunctionalInterface
public interface Admission {

    /**
     * Looks at a request before it is matched with any route.
     *
     * @param request as it came, without the base path
     * @return who sent it
     * @throws dev.pergola.api.ServerException to refuse it
     * @throws dev.pergola.core.hooks.HookFailure where a plugin that was to find out failed; it is refused as well
     */
    Actor admit(Request request);
}
