package dev.pergola.core.view;

import dev.pergola.api.http.Request;
import dev.pergola.core.page.SignedIn;
import java.util.Optional;

/** Who reads a page, for its head. */
public final class Reader {
    private static final String COOKIE = "ds_actor";

    private Reader() {}

    /**
     * Who reads the answer to a request.
     *
     * @param request the request
     * @return empty for somebody unknown
     */
    public static Optional<SignedIn> of(Request request) {
        return request.actor().isAnonymous()
                ? Optional.empty()
                : Optional.of(new SignedIn(
                        request.actor().displayName().orElse("somebody without a name"),
                        request.cookie(COOKIE).isPresent()));
    }
}
