package dev.pergola.api.hook.page;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** Addresses that lead somewhere and run nothing. */
final class SafeAddress {

    /** Without a scheme, or with one that loads a page. Browsers skip control characters, so there may be none. */
    private static final Pattern SAFE =
            Pattern.compile("(?i)(?:(?:https?|mailto):|(?![a-z][a-z0-9+.-]*:))[^\\p{Cntrl}]*");

    private SafeAddress() {}

    static String check(String address) {
        if (!SAFE.matcher(requireNonNull(address, "address is null")).matches()) {
            throw new IllegalArgumentException(
                    "An address is a path of this site or begins with http:, https: or mailto:, unlike " + address);
        }
        return address;
    }
}
