package dev.pergola.core.view;

import dev.pergola.api.http.Request;
import dev.pergola.core.page.SignedIn;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Who reads a page, for its head. */
public final class Reader {
    private static final String COOKIE = "ds_actor";

    private Reader() {}

    /**
     * Who reads the answer to a request.
     *
     * @param request the request
     * @param privately asked where somebody is known: whether somebody unknown may not see the page
     * @return empty for somebody unknown
     */
    public static Optional<SignedIn> of(Request request, BooleanSupplier privately) {
        return request.actor().isAnonymous()
                ? Optional.empty()
                : Optional.of(new SignedIn(
                        request.actor().displayName().orElse("somebody without a name"),
                        privately.getAsBoolean(),
                        request.cookie(COOKIE).isPresent()));
    }
}
