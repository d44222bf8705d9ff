package dev.pergola.core.query;

import dev.pergola.core.db.Database;
import dev.pergola.core.db.ReadSession;
import dev.pergola.core.plan.FacetPlan;
import java.util.List;

/**
 * Facets and suggestions of facets, found out once for each content of a database. What was not complete in time is tried
 * again. May be used by any number of threads.
 */
final class FacetMemory {

    private record Wanted(List<FacetPlan> plans, int size) {}

    private final ContentMemory<Wanted, Facets> facets = new ContentMemory<>();
    private final ContentMemory<SuggestedFor, FacetSuggestions.Found> suggestions = new ContentMemory<>();

    Facets count(Database database, List<FacetPlan> plans, int size, TimeBudget budget) {
        return facets.of(
                database,
                new Wanted(plans, size),
                () -> {
                    try (ReadSession session = database.read()) {
                        return Facets.count(session, plans, size, budget);
                    }
                },
                found -> found.timedOut().isEmpty());
    }

    FacetSuggestions.Found suggest(Database database, SuggestedFor page, TimeBudget budget) {
        return suggestions.of(
                database,
                page,
                () -> {
                    try (ReadSession session = database.read()) {
                        return FacetSuggestions.find(session, page, budget);
                    }
                },
                FacetSuggestions.Found::complete);
    }
}
