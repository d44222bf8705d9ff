package dev.pergola.core.view.table;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.http.Request;
import dev.pergola.core.hooks.LeasedHooks;
import dev.pergola.core.page.PageFrame;
import java.util.HashMap;
import java.util.Map;

/** What filters of plugins have found out for the templates of the page that they filter. For the thread of one request. */
final class FilterData {

    private final Map<String, Object> values = new HashMap<>();

    private FilterData() {}

    static FilterData of(Request request) {
        return request.once(FilterData.class, FilterData::new);
    }

    /** Shows a value, unless a filter of higher ranking shows another one under its name. */
    void show(String name, Object value) {
        values.putIfAbsent(requireNonNull(name, "name is null"), requireNonNull(value, "value is null"));
    }

    /** The frame of the page with all of it. */
    static PageFrame on(RouteContext context, PageFrame frame) {
        boolean filtered = LeasedHooks.of(context)
                .filter(hooks -> !hooks.active(PluginFilters.POINT).isEmpty())
                .isPresent();
        return filtered ? frame.withData(Map.copyOf(of(context.request()).values)) : frame;
    }
}
