package dev.pergola.plugins.geo;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.data.SqlValue;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.PageSubject;
import dev.pergola.api.hook.page.SiteAddresses;
import dev.pergola.api.hook.table.OutputContext;
import dev.pergola.api.hook.table.OutputFormat;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Body;
import dev.pergola.api.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The rows of a page as a picture of a map, in which each leads to its page. */
@Component(property = {OutputFormat.EXTENSION + "=svg", RouteHook.REPEATABLE + ":Boolean=true"})
public final class MapFormat implements OutputFormat {

    /** The picture has its style in itself; nothing else may be loaded, and nothing runs. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

    private final Places places;
    private final SiteAddresses addresses;

    /**
     * Called by the component runtime.
     *
     * @param places finds the columns
     * @param addresses makes addresses of rows
     */
    @Activate
    public MapFormat(@Reference Places places, @Reference SiteAddresses addresses) {
        this.places = requireNonNull(places, "places is null");
        this.addresses = requireNonNull(addresses, "addresses is null");
    }

    @Override
    public boolean suits(PageDescription page) {
        return LocatedRows.find(places, page).isPresent();
    }

    @Override
    public Response render(OutputContext context) {
        LocatedRows rows = LocatedRows.of(places, context.page());
        List<Marker> markers = new ArrayList<>();
        for (int i = 0; i < context.rows().size(); i++) {
            List<SqlValue> row = context.rows().get(i);
            Optional<String> address = i < context.keys().size()
                    ? address(context.page().subject(), context.keys().get(i))
                    : Optional.empty();
            rows.geometry(row)
                    .map(geometry -> new Marker(geometry, rows.label(row), address))
                    .ifPresent(markers::add);
        }
        boolean cut = context.next().isPresent() || context.truncated();
        String note = cut
                ? String.format(
                        Locale.ENGLISH, "Of the first %,d rows", context.rows().size())
                : "";
        return Response.of("image/svg+xml", Body.of(MapPicture.of(markers, note).svg()))
                .withHeader("Content-Security-Policy", POLICY);
    }

    private Optional<String> address(PageSubject subject, List<String> key) {
        return subject.database()
                .flatMap(database -> subject.table().map(table -> addresses.row(database, table, key)));
    }
}
