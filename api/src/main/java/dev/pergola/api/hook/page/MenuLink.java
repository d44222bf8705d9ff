package dev.pergola.api.hook.page;

import static java.util.Objects.requireNonNull;

/**
 * A link in the menu of the site.
 *
 * @param address where it leads, as {@link SiteAddresses} makes it, or elsewhere by http or https
 * @param label what it is called
 */
public record MenuLink(String address, String label) {

    /** Checks the parts. */
    public MenuLink {
        address = SafeAddress.check(address);
        requireNonNull(label, "label is null");
    }
}
