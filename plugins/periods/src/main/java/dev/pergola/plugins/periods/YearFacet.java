package dev.pergola.plugins.periods;

import dev.pergola.api.hook.table.FacetHook;
import dev.pergola.api.hook.web.RouteHook;
import org.osgi.service.component.annotations.Component;

/** The years of dates: {@code _facet_year=COLUMN}. */
@Component(
        service = FacetHook.class,
        property = {
            FacetHook.TYPE + "=year",
            FacetHook.FILTER + "=" + Period.FILTER,
            RouteHook.REPEATABLE + ":Boolean=true"
        })
public final class YearFacet extends PeriodFacet {

    /** Made by the framework. */
    public YearFacet() {
        super(Period.YEAR);
    }
}
