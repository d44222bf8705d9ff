package dev.pergola.core.identity;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.http.Request;
import dev.pergola.core.permission.Actor;
import java.util.Optional;

/**
 * Finds out who sent a request. A token counts more than a cookie, and one that is not valid refuses the request even
 * where the cookie is. May be used by any number of threads.
 */
public final class Identities {

    private static final String BEARER = "Bearer ";

    private final ApiTokens tokens;
    private final ActorCookie cookies;

    /**
     * Asks for tokens and cookies.
     *
     * @param tokens reads tokens
     * @param cookies reads cookies
     */
    public Identities(ApiTokens tokens, ActorCookie cookies) {
        this.tokens = requireNonNull(tokens, "tokens is null");
        this.cookies = requireNonNull(cookies, "cookies is null");
    }

    /**
     * Looks where the request comes from and finds out who sent it. Called once for each request, before anything else.
     *
     * @param request its path may lead nowhere
     * @return the anonymous actor for requests without a valid cookie or token
     * @throws dev.pergola.api.ServerException with status 403 where another website makes a browser send it, with 401
     *     where its token is not valid
     */
    public Actor admit(Request request) {
        RequestOrigin.check(request);
        return bearer(request)
                .flatMap(tokens::read)
                .or(() -> request.cookie(ActorCookie.NAME).flatMap(cookies::read))
                .orElseGet(Actor::anonymous);
    }

    private static Optional<String> bearer(Request request) {
        return request.header("Authorization")
                .filter(value -> value.startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()));
    }
}
