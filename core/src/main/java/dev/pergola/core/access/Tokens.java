package dev.pergola.core.access;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.web.TokenHandler;
import dev.pergola.api.hook.web.TokenWish;
import dev.pergola.api.http.Actor;
import dev.pergola.api.http.Request;
import dev.pergola.core.hooks.CurrentRequest;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.Snapshot;
import dev.pergola.core.identity.CoreResolver;
import java.util.Optional;

/**
 * Makes tokens by the first handler, and finds out whom a token names by all of them. As a resolver of actors it looks at the
 * token that comes with a request. May be used by any number of threads.
 */
public final class Tokens implements CoreResolver {

    private static final String BEARER = "Bearer ";

    private final CurrentRequest current;
    private final HookCalls calls;

    /**
     * Asks the handlers that a request has leased.
     *
     * @param current knows them
     * @param calls the guard through which they are called
     */
    public Tokens(CurrentRequest current, HookCalls calls) {
        this.current = requireNonNull(current, "current is null");
        this.calls = requireNonNull(calls, "calls is null");
    }

    /**
     * Makes a token.
     *
     * @param wish what it is for
     * @return its text
     * @throws ServerException where the handler refuses, or there is none
     * @throws dev.pergola.core.hooks.HookFailure where the handler failed
     */
    public String create(TokenWish wish) {
        return current.withHooks(snapshot -> snapshot.active(IdentityHooks.TOKENS).stream()
                .findFirst()
                .map(handler -> calls.call(handler, hook -> hook.create(wish)))
                .orElseThrow(() -> new ServerException(
                        ErrorCode.INTERNAL, "No token was made: nothing in this server makes tokens.")));
    }

    /**
     * Finds out whom a token names.
     *
     * @param token as it was sent
     * @return empty where no handler knows it
     * @throws ServerException where a handler knows it and it is not valid
     * @throws dev.pergola.core.hooks.HookFailure where a handler failed
     */
    public Optional<Actor> verify(String token) {
        return current.withHooks(snapshot -> verify(snapshot, token));
    }

    private Optional<Actor> verify(Snapshot snapshot, String token) {
        Optional<Actor> actor = Optional.empty();
        for (HookEntry<TokenHandler> handler : snapshot.active(IdentityHooks.TOKENS)) {
            if (actor.isEmpty()) {
                actor = calls.call(handler, hook -> hook.verify(token));
            }
        }
        return actor;
    }

    @Override
    public Optional<Actor> resolve(Request request) {
        return request.header("Authorization")
                .filter(value -> value.startsWith(BEARER))
                .flatMap(value -> verify(value.substring(BEARER.length())));
    }
}
