package dev.pergola.plugins.geo;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.data.SqlValue;
import dev.pergola.api.hook.table.RowCondition;
import dev.pergola.api.hook.table.TableContext;
import dev.pergola.api.hook.table.TableFilter;
import dev.pergola.api.hook.web.RouteHook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The arguments {@code _bbox} and {@code _near}: rows within a box, and rows within a distance. */
@Component(property = RouteHook.REPEATABLE + ":Boolean=true")
public final class PlaceFilter implements TableFilter {

    static final String BOX = "_bbox";
    static final String NEAR = "_near";

    private final Places places;

    /**
     * Called by the component runtime.
     *
     * @param places finds the columns
     */
    @Activate
    public PlaceFilter(@Reference Places places) {
        this.places = requireNonNull(places, "places is null");
    }

    @Override
    public List<RowCondition> conditions(TableContext context) {
        Optional<String> box = argument(context, BOX);
        Optional<String> near = argument(context, NEAR);
        if (box.isEmpty() && near.isEmpty()) {
            return List.of();
        }
        PlaceConditions conditions = new PlaceConditions(expressions(context));
        List<RowCondition> all = new ArrayList<>();
        box.map(BoundingBox::parse).map(conditions::within).ifPresent(all::add);
        near.map(Circle::parse).map(conditions::within).ifPresent(all::add);
        return all;
    }

    /** The fields of a form that nothing was written into are sent blank. */
    private static Optional<String> argument(TableContext context, String name) {
        return context.request().parameter(name).filter(text -> !text.isBlank());
    }

    private PlaceExpressions expressions(TableContext context) {
        PlaceColumns columns = places.of(context.database(), Optional.of(context.table()), context.columns())
                .orElseThrow(() -> new ServerException(
                        ErrorCode.BAD_REQUEST,
                        "It is not known where the rows of " + context.table() + " are.",
                        "The settings of the plugin geo say which columns hold latitude and longitude, or GeoJSON."));
        return PlaceExpressions.of(columns, context::comparesTexts);
    }

    /** Makes conditions on rows. */
    private record PlaceConditions(PlaceExpressions where) {

        /** Plain comparisons, so that SQLite can use an index; the limits of the earth leave out what is no number. */
        RowCondition within(BoundingBox box) {
            return between("geo_box", box).described(box.words());
        }

        /** The box around the circle is for the index; the function is asked about what is in it. */
        RowCondition within(Circle circle) {
            RowCondition around = between("geo_near", BoundingBox.around(circle.centre(), circle.kilometres()));
            RowCondition exact = new RowCondition(
                    around.sql() + " and " + PlaceFunctions.DISTANCE + "(" + where.latitude() + ", " + where.longitude()
                            + ", :geo_latitude, :geo_longitude) <= :geo_km",
                    around.parameters(),
                    Optional.empty());
            return exact.with("geo_latitude", SqlValue.of(circle.centre().latitude()))
                    .with("geo_longitude", SqlValue.of(circle.centre().longitude()))
                    .with("geo_km", SqlValue.of(circle.kilometres()))
                    .described(circle.words());
        }

        private RowCondition between(String prefix, BoundingBox box) {
            String names = ":" + prefix;
            String longitude = where.longitude();
            String eastWest = box.crossesTheDateLine()
                    ? "(%1$s between %2$s_west and 180 or %1$s between -180 and %2$s_east)"
                    : "%1$s between %2$s_west and %2$s_east";
            return RowCondition.of(where.guard()
                            + "%s between %s_south and %s_north and ".formatted(where.latitude(), names, names)
                            + eastWest.formatted(longitude, names))
                    .with(prefix + "_south", SqlValue.of(box.south()))
                    .with(prefix + "_north", SqlValue.of(box.north()))
                    .with(prefix + "_west", SqlValue.of(box.west()))
                    .with(prefix + "_east", SqlValue.of(box.east()));
        }
    }
}
