package dev.pergola.core.plan;

import dev.pergola.core.model.Sql;

/**
 * One facet, ready to be counted.
 *
 * @param request what was wanted
 * @param counts selects values with their numbers, the most frequent first, one more than are shown; where the values
 *     refer to rows of another table, also the label of that row and whether there is such a row
 * @param labelled whether it does the latter
 */
public record FacetPlan(FacetRequest request, Sql counts, boolean labelled) {}
