package dev.pergola.plugins.branding;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A link that the settings name.
 *
 * @param label what stands there
 * @param address where it leads
 */
record Link(String label, String address) {

    private static final Pattern ADDRESS = Pattern.compile("(?:/|https?://|mailto:)[^\\s\\p{Cntrl}]*");

    /** A label and an address, with a space between them; empty for anything else. */
    static Optional<Link> parse(String text) {
        String stripped = text.strip();
        int space = stripped.lastIndexOf(' ');
        if (space < 0 || !isAddress(stripped.substring(space + 1))) {
            return Optional.empty();
        }
        return Optional.of(new Link(stripped.substring(0, space).strip(), stripped.substring(space + 1)));
    }

    /** Whether an address leads to a page, and runs nothing. */
    static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    Map<String, Object> data() {
        return Map.of("label", label, "address", address);
    }
}
