package dev.pergola.core.plan;

import static java.util.Objects.requireNonNull;

/**
 * A kind of facet that a plugin adds. It tells nothing of the plugin but a number, so that what is remembered about its facets
 * holds nothing of a plugin that has left.
 *
 * @param word the name in configurations and answers
 * @param filterTemplate the argument that keeps only the rows with one of the values, with {@value #COLUMN} for the column
 * @param number another one for each hook that was ever there, so that nothing that one has counted is taken for what the next
 *     would count
 */
public record AddedFacet(String word, String filterTemplate, long number) implements FacetKind {

    /** Stands for the name of the column. */
    public static final String COLUMN = "{column}";

    /** Checks the texts. */
    public AddedFacet {
        requireNonNull(word, "word is null");
        requireNonNull(filterTemplate, "filterTemplate is null");
    }

    @Override
    public String filter(String column) {
        return filterTemplate.replace(COLUMN, column);
    }
}
