package dev.pergola.core.query;

import dev.pergola.core.model.Sql;
import dev.pergola.core.plan.FacetRequest;
import dev.pergola.core.plan.FacetTest;
import java.util.List;

/**
 * The page for which facets are suggested.
 *
 * @param rows selects all of its rows with all of their columns
 * @param columns which of them are looked at for facets of the core's kinds
 * @param taken facets that it has already
 * @param size how many values a facet shows; a column with more is not suggested
 * @param tests whether facets of other kinds would be of use
 */
public record SuggestedFor(Sql rows, List<String> columns, List<FacetRequest> taken, int size, List<FacetTest> tests) {

    /** Copies the lists. */
    public SuggestedFor {
        columns = List.copyOf(columns);
        taken = List.copyOf(taken);
        tests = List.copyOf(tests);
    }
}
