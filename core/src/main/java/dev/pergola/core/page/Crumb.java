package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

/**
 * A link on the way from the front page to a page.
 *
 * @param label what it says
 * @param address where it leads
 */
public record Crumb(String label, String address) {

    /** Checks the parts. */
    public Crumb {
        requireNonNull(label, "label is null");
        requireNonNull(address, "address is null");
    }
}
