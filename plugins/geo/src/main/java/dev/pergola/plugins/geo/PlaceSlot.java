package dev.pergola.plugins.geo;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.data.SqlValue;
import dev.pergola.api.hook.page.Asset;
import dev.pergola.api.hook.page.Html;
import dev.pergola.api.hook.page.PageAssets;
import dev.pergola.api.hook.page.PageContext;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.PageSlot;
import dev.pergola.api.hook.page.PageSubject;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.QueryString;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The map of the rows on their page, and on the page of a row where it is, with a link to what is near. */
@Component(
        property = {
            PageSlot.SUBJECTS + "=table",
            PageSlot.SUBJECTS + "=view",
            PageSlot.SUBJECTS + "=row",
            PageSlot.SUBJECTS + "=query",
            PageSlot.SUBJECTS + "=stored_query",
            RouteHook.REPEATABLE + ":Boolean=true"
        })
public final class PlaceSlot implements PageSlot, PageAssets {

    /** Far enough to find something around a town, near enough to be there in half an hour. */
    private static final String NEAR_KM = "25";

    private static final String STYLE = "geo.css";

    private final Places places;

    /**
     * Called by the component runtime.
     *
     * @param places finds the columns
     */
    @Activate
    public PlaceSlot(@Reference Places places) {
        this.places = requireNonNull(places, "places is null");
    }

    @Override
    public List<Asset> assets(PageContext context) {
        return rows(context.page()).isPresent() ? List.of(Asset.file(PlaceFiles.FILES, STYLE)) : List.of();
    }

    @Override
    public Html html(PageContext context) {
        Optional<LocatedRows> rows = rows(context.page());
        if (rows.isEmpty()) {
            return Html.none();
        }
        return context.page().subject() instanceof PageSubject.OfRow row
                ? place(context, row, rows.get())
                : map(context);
    }

    private Optional<LocatedRows> rows(PageDescription page) {
        return LocatedRows.find(places, page).filter(found -> page.database()
                .filter(database -> places.showsMaps(database, page.table()))
                .isPresent());
    }

    /** All rows that the page is about, as far as they fit into one answer, and not only those that are listed on it. */
    private static Html map(PageContext context) {
        QueryString query = context.request().query();
        if (context.page().subject() instanceof PageSubject.OfTable) {
            query = query.without("_next").without("_size").without("_facet").adding("_size", "max");
        }
        String address =
                query.appendTo(context.addresses().path(context.request().path() + ".svg"));
        return Html.of("<details class=\"geo-map\" open><summary>Map</summary>"
                        + "<object type=\"image/svg+xml\" aria-label=\"Map of these rows\" data=\"")
                .and(Html.text(address))
                .and(Html.of("\"></object></details>\n"));
    }

    private static Html place(PageContext context, PageSubject.OfRow row, LocatedRows rows) {
        List<SqlValue> values = rows.places().names().stream()
                .map(name -> new SqlValue(row.values().value(name)))
                .toList();
        return rows.places()
                .geometry(values)
                .map(Geometry::centre)
                .map(place -> {
                    String near = "%s,%s,%s"
                            .formatted(Place.number(place.latitude()), Place.number(place.longitude()), NEAR_KM);
                    String address = QueryString.of(PlaceFilter.NEAR, near)
                            .appendTo(context.addresses().table(row.databaseName(), row.tableName()));
                    return Html.of("<p class=\"geo-place\">")
                            .and(Html.text(place.words()))
                            .and(Html.of(" &middot; <a href=\""))
                            .and(Html.text(address))
                            .and(Html.of("\">Within " + NEAR_KM + " km</a></p>\n"));
                })
                .orElse(Html.none());
    }
}
