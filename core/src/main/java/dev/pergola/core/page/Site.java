package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

/**
 * The site that a page belongs to.
 *
 * @param title what the site calls itself
 * @param basePath the prefix of every path; begins and ends with a slash
 * @param version the version of the product
 */
public record Site(String title, String basePath, String version) {

    /** Checks the parts. */
    public Site {
        requireNonNull(title, "title is null");
        requireNonNull(version, "version is null");
        if (!requireNonNull(basePath, "basePath is null").startsWith("/") || !basePath.endsWith("/")) {
            throw new IllegalArgumentException("basePath does not begin and end with a slash: " + basePath);
        }
    }
}
