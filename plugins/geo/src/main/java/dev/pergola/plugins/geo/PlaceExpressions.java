package dev.pergola.plugins.geo;

import java.util.function.Predicate;

/**
 * Where a row is, in SQL.
 *
 * @param latitude an expression
 * @param longitude an expression
 * @param guard a condition for rows that are somewhere, with {@code and} behind it; blank where none is needed
 */
record PlaceExpressions(String latitude, String longitude, String guard) {

    /**
     * The expressions for columns.
     *
     * @param columns say where a row is
     * @param comparesTexts of which columns SQLite compares numbers as texts, so that they have to be converted
     * @return plain names of columns where that will do
     */
    static PlaceExpressions of(PlaceColumns columns, Predicate<String> comparesTexts) {
        if (columns instanceof PlaceColumns.Shapes shapes) {
            String column = quoted(shapes.column());
            return new PlaceExpressions(
                    PlaceFunctions.LATITUDE + "(" + column + ")", PlaceFunctions.LONGITUDE + "(" + column + ")", "");
        }
        PlaceColumns.Degrees degrees = (PlaceColumns.Degrees) columns;
        return new PlaceExpressions(
                number(degrees.latitude(), comparesTexts),
                number(degrees.longitude(), comparesTexts),
                guard(degrees.latitude(), comparesTexts) + guard(degrees.longitude(), comparesTexts));
    }

    private static String number(String column, Predicate<String> comparesTexts) {
        return comparesTexts.test(column) ? "cast(" + quoted(column) + " as real)" : quoted(column);
    }

    /** A text without any digit would become 0. */
    private static String guard(String column, Predicate<String> comparesTexts) {
        return comparesTexts.test(column) ? quoted(column) + " glob '*[0-9]*' and " : "";
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
