package dev.pergola.core.dispatch;

import static java.util.Objects.requireNonNull;

/**
 * How the world reaches the site, which only its owner knows where a proxy stands in front.
 *
 * @param basePath the prefix of every path; begins and ends with a slash
 * @param https whether addresses begin with {@code https}, whatever the request says
 */
public record Publication(String basePath, boolean https) {

    /** Checks the prefix. */
    public Publication {
        requireNonNull(basePath, "basePath is null");
    }
}
