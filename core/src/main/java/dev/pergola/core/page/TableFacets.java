package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The most frequent values of some columns of a table, as ways to narrow its rows down.
 *
 * @param facets in the order in which they are shown
 * @param timedOut the columns that could not be counted in time
 * @param suggestions facets that might be of use
 */
public record TableFacets(List<Facet> facets, List<String> timedOut, List<Suggestion> suggestions) {

    /** No facets. */
    public static final TableFacets NONE = new TableFacets(List.of(), List.of(), List.of());

    /** Copies the lists. */
    public TableFacets {
        facets = List.copyOf(facets);
        timedOut = List.copyOf(timedOut);
        suggestions = List.copyOf(suggestions);
    }

    /**
     * One facet.
     *
     * @param column of which it shows the values
     * @param type what the values are: those of the column, items of arrays, days
     * @param removeAddress the page without this facet; blank where the configuration wants it
     * @param values the most frequent first
     * @param moreAddress the page with all values; blank where these are all
     */
    public record Facet(String column, String type, String removeAddress, List<Value> values, String moreAddress) {

        /** Copies the list. */
        public Facet {
            requireNonNull(column, "column is null");
            values = List.copyOf(values);
        }
    }

    /**
     * One value.
     *
     * @param text the value as an argument says it
     * @param label the value for people
     * @param rows how many rows have it
     * @param address the page with only these rows, or without this condition where it is in force
     * @param selected whether it is in force
     */
    public record Value(String text, String label, long rows, String address, boolean selected) {}

    /**
     * A facet that might be of use.
     *
     * @param column of which
     * @param type what its values would be
     * @param address the page with it
     */
    public record Suggestion(String column, String type, String address) {}
}
