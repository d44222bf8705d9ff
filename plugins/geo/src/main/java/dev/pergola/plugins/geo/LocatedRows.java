package dev.pergola.plugins.geo;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.data.SqlValue;
import dev.pergola.api.hook.page.PageDescription;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Tells of rows where they are.
 *
 * @param columns the names of all columns of the rows
 * @param places those that say where a row is
 * @param cells where these stand among all
 */
record LocatedRows(List<String> columns, PlaceColumns places, List<Integer> cells) {

    private static final List<String> LABELS = List.of("name", "title", "label");

    LocatedRows {
        columns = List.copyOf(columns);
        cells = List.copyOf(cells);
    }

    /** The rows of a page; empty where nothing says where they are. */
    static Optional<LocatedRows> find(Places places, PageDescription page) {
        return page.database().flatMap(database -> places.of(database, page.table(), page.columns())
                .map(found -> new LocatedRows(
                        page.columns(),
                        found,
                        found.names().stream().map(page.columns()::indexOf).toList())));
    }

    /** The same where it is the only thing that was asked for. */
    static LocatedRows of(Places places, PageDescription page) {
        return find(places, page)
                .orElseThrow(() -> new ServerException(
                        ErrorCode.BAD_REQUEST,
                        "It is not known where these rows are.",
                        "They need columns with latitude and longitude, or one with GeoJSON, among those that are shown;"
                                + " the settings of the plugin geo say what they are called."));
    }

    Optional<Geometry> geometry(List<SqlValue> row) {
        return places.geometry(cells.stream().map(row::get).toList());
    }

    /** What a row is called: by a column with a usual name, else by its first text; blank where it has none. */
    String label(List<SqlValue> row) {
        List<String> names =
                columns.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        IntStream usual = LABELS.stream().mapToInt(names::indexOf).filter(cell -> cell >= 0);
        IntStream texts = IntStream.range(0, row.size())
                .filter(cell -> !cells.contains(cell))
                .filter(cell -> row.get(cell).text().isPresent());
        return IntStream.concat(usual, texts)
                .mapToObj(cell -> row.get(cell).content().map(Object::toString).orElse(""))
                .filter(label -> !label.isBlank())
                .findFirst()
                .orElse("");
    }
}
