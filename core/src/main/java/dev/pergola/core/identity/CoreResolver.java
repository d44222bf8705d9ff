package dev.pergola.core.identity;

import dev.pergola.api.hook.web.ActorResolver;
import dev.pergola.api.http.Actor;
import dev.pergola.api.http.Request;
import java.util.Optional;

/** A resolver of the core: it needs no guard, and asks handlers of plugins that have a guard of their own. */
@FunctionalInterface
public interface CoreResolver extends ActorResolver {

    @Override
    Optional<Actor> resolve(Request request);
}
