package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.PlainValue;

/**
 * Facts about the server, told to programs as they are and to people as a legible listing.
 *
 * @param frame what every page has
 * @param name what it is about, such as {@code versions}
 * @param tree the facts
 */
public record JsonPage(PageFrame frame, String name, PlainValue tree) implements Page {

    /** Checks the parts. */
    public JsonPage {
        requireNonNull(frame, "frame is null");
        requireNonNull(name, "name is null");
        requireNonNull(tree, "tree is null");
    }
}
