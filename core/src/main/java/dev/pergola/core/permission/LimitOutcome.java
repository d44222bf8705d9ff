package dev.pergola.core.permission;

import static java.util.Objects.requireNonNull;

/**
 * What a limit says about one resource.
 *
 * @param source whose limit it is
 * @param allowed whether the resource is within it
 */
public record LimitOutcome(String source, boolean allowed) {

    /** Checks the source. */
    public LimitOutcome {
        requireNonNull(source, "source is null");
    }

    /** The outcome in one sentence. */
    public String reason() {
        return allowed
                ? "Resource is included in this restriction allowlist"
                : "Resource is not included in this restriction allowlist";
    }
}
