package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

/**
 * An answer about a failure.
 *
 * @param frame what every page has
 * @param failure what was tried, why it failed and what may help
 */
public record ProblemPage(PageFrame frame, Failure failure) implements Page {

    /** Checks the parts. */
    public ProblemPage {
        requireNonNull(frame, "frame is null");
        requireNonNull(failure, "failure is null");
    }
}
