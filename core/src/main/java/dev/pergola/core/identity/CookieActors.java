package dev.pergola.core.identity;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.http.Actor;
import dev.pergola.api.http.Request;
import java.util.Optional;

/** Knows those who signed in by the cookie that their browser sends. */
public final class CookieActors implements CoreResolver {

    private final ActorCookie cookies;

    /**
     * Reads cookies.
     *
     * @param cookies reads one
     */
    public CookieActors(ActorCookie cookies) {
        this.cookies = requireNonNull(cookies, "cookies is null");
    }

    @Override
    public Optional<Actor> resolve(Request request) {
        return request.cookie(ActorCookie.NAME).flatMap(cookies::read).map(actor -> actor);
    }
}
