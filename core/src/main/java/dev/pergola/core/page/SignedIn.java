package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

/**
 * Somebody known who reads a page.
 *
 * @param name to show
 * @param privately whether somebody unknown may not see the page
 * @param byCookie whether a browser keeps who he is, so that he can sign out
 */
public record SignedIn(String name, boolean privately, boolean byCookie) {

    /** Checks the name. */
    public SignedIn {
        requireNonNull(name, "name is null");
    }
}
