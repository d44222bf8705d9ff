package dev.pergola.core.access;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.web.ActorResolver;
import dev.pergola.api.http.Actor;
import dev.pergola.api.http.Request;
import dev.pergola.core.hooks.CurrentRequest;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.Snapshot;
import dev.pergola.core.identity.CoreResolver;
import dev.pergola.core.identity.RequestOrigin;
import dev.pergola.core.permission.Impersonation;
import java.util.Optional;

/** Finds out who sent a request: the first resolver that knows decides. May be used by any number of threads. */
public final class ActorResolvers {

    private final CurrentRequest current;
    private final HookCalls calls;
    private final Impersonation impersonation;

    /**
     * Asks the resolvers that a request has leased.
     *
     * @param current knows them
     * @param calls the guard through which they are called
     * @param impersonation where this process says in whose name it asks itself
     */
    public ActorResolvers(CurrentRequest current, HookCalls calls, Impersonation impersonation) {
        this.current = requireNonNull(current, "current is null");
        this.calls = requireNonNull(calls, "calls is null");
        this.impersonation = requireNonNull(impersonation, "impersonation is null");
    }

    /**
     * Looks where a request comes from and finds out who sent it. Called once for each request, before any route.
     *
     * @param request its path may lead nowhere
     * @return the anonymous actor where nobody knows the sender
     * @throws dev.pergola.api.ServerException with status 403 where another website makes a browser send it, with 401 where
     *     its token is not valid, or as a resolver says
     * @throws dev.pergola.core.hooks.HookFailure where a resolver failed: the one who sent it may be somebody who is kept out
     */
    public Actor admit(Request request) {
        RequestOrigin.check(request);
        return impersonation
                .actor()
                .<Actor>map(actor -> actor)
                .orElseGet(() -> current.withHooks(snapshot -> resolve(snapshot, request)));
    }

    private Actor resolve(Snapshot snapshot, Request request) {
        for (HookEntry<ActorResolver> resolver : snapshot.active(IdentityHooks.RESOLVERS)) {
            Optional<CoreResolver> own = resolver.own(CoreResolver.class);
            Optional<Actor> actor =
                    own.isPresent() ? own.get().resolve(request) : calls.call(resolver, hook -> hook.resolve(request));
            if (actor.isPresent()) {
                return dev.pergola.core.permission.Actor.of(actor.get());
            }
        }
        return dev.pergola.core.permission.Actor.anonymous();
    }
}
