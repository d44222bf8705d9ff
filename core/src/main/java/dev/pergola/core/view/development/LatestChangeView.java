package dev.pergola.core.view.development;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Response;
import dev.pergola.core.config.JsonText;
import dev.pergola.core.model.PlainValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Answers with the last change of the plugin that is being written, for the script of {@link DevelopmentPages}. */
public final class LatestChangeView implements RouteHook {

    /** The address. */
    public static final String PATTERN = "/-/dev.json";

    private final Supplier<LatestChange> change;

    /**
     * Makes the view.
     *
     * @param change what became of the last change at present
     */
    public LatestChangeView(Supplier<LatestChange> change) {
        this.change = requireNonNull(change, "change is null");
    }

    @Override
    public Response handle(RouteContext context) {
        LatestChange now = change.get();
        Map<String, PlainValue> fields = new LinkedHashMap<>();
        fields.put("change", PlainValue.of(now.number()));
        fields.put("ok", PlainValue.of(now.good()));
        fields.put("message", PlainValue.of(now.message()));
        return Response.json(JsonText.compact(new PlainValue.Fields(fields))).withHeader("Cache-Control", "no-store");
    }
}
