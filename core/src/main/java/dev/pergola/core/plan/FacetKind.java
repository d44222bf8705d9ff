package dev.pergola.core.plan;

/** What the values of a facet are: a {@link StandardFacet}, or an {@link AddedFacet} of a plugin. */
public sealed interface FacetKind permits StandardFacet, AddedFacet {

    /**
     * The name in configurations and answers.
     *
     * @return lower case letters
     */
    String word();

    /**
     * The argument that asks for a facet of this kind.
     *
     * @return begins with an underscore
     */
    default String argument() {
        return "_facet_" + word();
    }

    /**
     * The argument that keeps only the rows with one of the values.
     *
     * @param column of the facet
     * @return a column filter, or an argument of a plugin
     */
    String filter(String column);
}
