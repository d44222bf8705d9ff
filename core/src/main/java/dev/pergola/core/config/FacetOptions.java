package dev.pergola.core.config;

import java.util.List;
import java.util.Optional;

/**
 * The facets that a table always shows.
 *
 * @param facets in the order of the configuration
 * @param size how many values each lists, empty for the setting
 */
public record FacetOptions(List<Facet> facets, Optional<SizeOption> size) {

    /**
     * One facet.
     *
     * @param type {@code column}, {@code array}, {@code date}, or one of a plugin
     * @param column the column that is counted
     */
    public record Facet(String type, String column) {}

    /** Copies the list. */
    public FacetOptions {
        facets = List.copyOf(facets);
    }
}
