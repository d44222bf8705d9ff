package dev.pergola.plugins.geo;

import dev.pergola.api.data.SqlValue;
import java.util.List;
import java.util.Optional;

/** The columns that say where a row is. */
sealed interface PlaceColumns {

    /**
     * The names of the columns.
     *
     * @return one or two
     */
    List<String> names();

    /**
     * Where a row is.
     *
     * @param values of the columns, in the order of {@link #names()}
     * @return empty where they are no place on the earth
     */
    Optional<Geometry> geometry(List<SqlValue> values);

    /**
     * Two columns with degrees.
     *
     * @param latitude the name of the one to the north
     * @param longitude the name of the one to the east
     */
    record Degrees(String latitude, String longitude) implements PlaceColumns {

        @Override
        public List<String> names() {
            return List.of(latitude, longitude);
        }

        @Override
        public Optional<Geometry> geometry(List<SqlValue> values) {
            return Place.of(values.get(0), values.get(1)).map(Geometry::of);
        }
    }

    /**
     * A column with geometries as GeoJSON.
     *
     * @param column its name
     */
    record Shapes(String column) implements PlaceColumns {

        @Override
        public List<String> names() {
            return List.of(column);
        }

        @Override
        public Optional<Geometry> geometry(List<SqlValue> values) {
            return values.get(0).text().flatMap(Geometry::parse);
        }
    }
}
