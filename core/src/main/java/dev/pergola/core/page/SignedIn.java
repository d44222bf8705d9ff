package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

/**
 * Somebody known who reads a page.
 *
 * @param name to show
 * @param byCookie whether a browser keeps who he is, so that he can sign out
 */
public record SignedIn(String name, boolean byCookie) {

    /** Checks the name. */
    public SignedIn {
        requireNonNull(name, "name is null");
    }
}
