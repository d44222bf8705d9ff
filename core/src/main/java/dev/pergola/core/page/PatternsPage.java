package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

/**
 * What the parts of pages look like.
 *
 * @param frame what every page has
 */
public record PatternsPage(PageFrame frame) implements Page {

    /** Checks the frame. */
    public PatternsPage {
        requireNonNull(frame, "frame is null");
    }
}
