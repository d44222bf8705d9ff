package dev.pergola.core.catalogue;

import static java.util.Objects.requireNonNull;

/**
 * A plugin that somebody wants.
 *
 * @param name its symbolic name
 * @param range which versions will do
 */
public record Wish(String name, PluginRange range) {

    /** Checks the parts. */
    public Wish {
        requireNonNull(name, "name is null");
        requireNonNull(range, "range is null");
    }

    /**
     * Reads a wish as it is typed.
     *
     * @param text {@code NAME} or {@code NAME@RANGE}
     * @return the wish
     * @throws IllegalArgumentException where the range is none
     */
    public static Wish parse(String text) {
        int at = text.indexOf('@');
        return at < 0
                ? new Wish(text.strip(), PluginRange.ANY)
                : new Wish(text.substring(0, at).strip(), new PluginRange(text.substring(at + 1)));
    }
}
