package dev.pergola.plugins.periods;

import dev.pergola.api.hook.table.FacetHook;
import dev.pergola.api.hook.web.RouteHook;
import org.osgi.service.component.annotations.Component;

/** The months of dates: {@code _facet_month=COLUMN}. */
@Component(
        service = FacetHook.class,
        property = {
            FacetHook.TYPE + "=month",
            FacetHook.FILTER + "=" + Period.FILTER,
            RouteHook.REPEATABLE + ":Boolean=true"
        })
public final class MonthFacet extends PeriodFacet {

    /** Made by the framework. */
    public MonthFacet() {
        super(Period.MONTH);
    }
}
