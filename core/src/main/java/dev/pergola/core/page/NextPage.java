package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

/**
 * Where the rows go on.
 *
 * @param token what {@code _next} has to be
 * @param address the whole address, absolute
 */
public record NextPage(String token, String address) {

    /** Checks the parts. */
    public NextPage {
        requireNonNull(token, "token is null");
        requireNonNull(address, "address is null");
    }
}
