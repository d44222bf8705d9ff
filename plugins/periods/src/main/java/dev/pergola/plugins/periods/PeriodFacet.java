package dev.pergola.plugins.periods;

import dev.pergola.api.hook.table.FacetColumn;
import dev.pergola.api.hook.table.FacetHook;
import dev.pergola.api.hook.table.FacetQuery;
import java.util.Optional;

/** The dates of a column by a period: what is counted, and where that is worth offering. */
abstract class PeriodFacet implements FacetHook {

    private final Period period;

    PeriodFacet(Period period) {
        this.period = period;
    }

    @Override
    public final FacetQuery counts(FacetColumn column) {
        return period.counts();
    }

    @Override
    public final Optional<FacetQuery> suggestion(FacetColumn column) {
        return period.suggestion(column);
    }
}
