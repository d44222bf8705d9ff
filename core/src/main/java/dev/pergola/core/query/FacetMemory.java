package dev.pergola.core.query;

import dev.pergola.core.db.Database;
import dev.pergola.core.db.ReadSession;
import dev.pergola.core.plan.FacetPlan;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Facets and suggestions of facets, found out once for each content of a database. What was not complete in time is tried
 * again, suggestions a few times, and what depends on more than the content, such as the time of day, is found out each time. May be used by any number of threads.
 */
final class FacetMemory {

    /** The machine may have been busy; the many columns of a wide table are not looked at for every page. */
    private static final int MOST_ATTEMPTS = 3;

    private record Wanted(List<FacetPlan> plans, int size) {}

    private final ContentMemory<Wanted, Facets> facets = new ContentMemory<>();
    private final ContentMemory<SuggestedFor, FacetSuggestions.Found> suggestions = new ContentMemory<>();
    private final ContentMemory<SuggestedFor, AtomicInteger> attempts = new ContentMemory<>();

    Facets count(Database database, List<FacetPlan> plans, int size, TimeBudget budget) {
        Supplier<Facets> counting = () -> {
            try (ReadSession session = database.read()) {
                return Facets.count(session, plans, size, budget);
            }
        };
        return plans.stream().allMatch(plan -> database.repeats(plan.counts().text()))
                ? facets.of(database, new Wanted(plans, size), counting, found -> found.timedOut()
                        .isEmpty())
                : counting.get();
    }

    FacetSuggestions.Found suggest(Database database, SuggestedFor page, TimeBudget budget) {
        Supplier<FacetSuggestions.Found> search = () -> {
            try (ReadSession session = database.read()) {
                return FacetSuggestions.find(session, page, budget);
            }
        };
        if (!database.repeats(page.rows().text())) {
            return search.get();
        }
        boolean last =
                attempts.of(database, page, AtomicInteger::new, begun -> true).incrementAndGet() >= MOST_ATTEMPTS;
        FacetSuggestions.Found found = suggestions.of(database, page, search, some -> last || some.complete());
        if (!found.complete() && !last) {
            database.leaveOut();
        }
        return found;
    }
}
