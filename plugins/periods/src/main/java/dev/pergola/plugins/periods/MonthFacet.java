package dev.pergola.plugins.periods;

import dev.pergola.api.hook.table.FacetColumn;
import dev.pergola.api.hook.table.FacetHook;
import dev.pergola.api.hook.table.FacetQuery;
import dev.pergola.api.hook.web.RouteHook;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** The months of dates: {@code _facet_month=COLUMN}. */
@Component(
        property = {
            FacetHook.TYPE + "=month",
            FacetHook.FILTER + "=" + Period.FILTER,
            RouteHook.REPEATABLE + ":Boolean=true"
        })
public final class MonthFacet implements FacetHook {

    @Override
    public FacetQuery counts(FacetColumn column) {
        return Period.MONTH.counts();
    }

    @Override
    public Optional<FacetQuery> suggestion(FacetColumn column) {
        return Period.MONTH.suggestion(column);
    }
}
