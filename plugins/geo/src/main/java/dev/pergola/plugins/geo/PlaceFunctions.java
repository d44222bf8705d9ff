package dev.pergola.plugins.geo;

import dev.pergola.api.data.SqlValue;
import dev.pergola.api.hook.data.ConnectionContext;
import dev.pergola.api.hook.data.ConnectionHook;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.osgi.service.component.annotations.Component;

/**
 * Functions of SQL: {@code distance_km(latitude, longitude, latitude, longitude)}, and {@code geojson_latitude(geojson)} and
 * {@code geojson_longitude(geojson)} for the centre of a geometry. Of what is no place the result is NULL.
 */
@Component
public final class PlaceFunctions implements ConnectionHook {

    static final String DISTANCE = "distance_km";
    static final String LATITUDE = "geojson_latitude";
    static final String LONGITUDE = "geojson_longitude";

    @Override
    public void prepare(ConnectionContext connection) {
        connection.function(DISTANCE, 4, PlaceFunctions::distance);
        connection.function(LATITUDE, 1, values -> ofCentre(values, Place::latitude));
        connection.function(LONGITUDE, 1, values -> ofCentre(values, Place::longitude));
    }

    private static SqlValue distance(List<SqlValue> values) {
        Optional<Double> kilometres = Place.of(values.get(0), values.get(1))
                .flatMap(from -> Place.of(values.get(2), values.get(3)).map(from::kilometresTo));
        return new SqlValue(kilometres.map(Object.class::cast));
    }

    private static SqlValue ofCentre(List<SqlValue> values, ToDoubleFunction<Place> coordinate) {
        return new SqlValue(values.get(0)
                .text()
                .flatMap(Geometry::parse)
                .map(geometry -> coordinate.applyAsDouble(geometry.centre())));
    }
}
