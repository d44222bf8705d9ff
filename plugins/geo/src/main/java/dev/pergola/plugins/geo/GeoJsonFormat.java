package dev.pergola.plugins.geo;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.table.OutputContext;
import dev.pergola.api.hook.table.OutputFormat;
import dev.pergola.api.hook.table.StreamContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Body;
import dev.pergola.api.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Rows as GeoJSON (RFC 7946): those of one page, or all of them while they are read. */
@Component(property = {OutputFormat.EXTENSION + "=geojson", RouteHook.REPEATABLE + ":Boolean=true"})
public final class GeoJsonFormat implements OutputFormat {

    private static final String TYPE = "application/geo+json";

    private final Places places;

    /**
     * Called by the component runtime.
     *
     * @param places finds the columns
     */
    @Activate
    public GeoJsonFormat(@Reference Places places) {
        this.places = requireNonNull(places, "places is null");
    }

    @Override
    public boolean suits(PageDescription page) {
        return LocatedRows.find(places, page).isPresent();
    }

    @Override
    public Response render(OutputContext context) throws IOException {
        FeatureCollection features = new FeatureCollection(LocatedRows.of(places, context.page()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        features.write(context.rows().iterator(), bytes);
        return Response.of(TYPE, Body.of(bytes.toByteArray()));
    }

    @Override
    public Optional<Response> stream(StreamContext context) {
        FeatureCollection features = new FeatureCollection(LocatedRows.of(places, context.page()));
        return Optional.of(Response.of(TYPE, context.body(features::write)));
    }
}
