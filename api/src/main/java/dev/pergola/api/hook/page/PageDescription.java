package dev.pergola.api.hook.page;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What a page shows, told by the route that builds it.
 *
 * @param view {@code index}, {@code database}, {@code table}, {@code row}, {@code query}, {@code problem}, or a plugin's
 *     own word
 * @param database the database shown, or empty
 * @param table the table or view shown, or empty
 * @param columns the names of the columns shown, in order; empty where there are none
 */
public record PageDescription(String view, Optional<String> database, Optional<String> table, List<String> columns) {

    /** Checks the parts and copies the list. */
    public PageDescription {
        requireNonNull(view, "view is null");
        requireNonNull(database, "database is null");
        requireNonNull(table, "table is null");
        columns = List.copyOf(columns);
    }

    /**
     * A page that shows no database.
     *
     * @param view the kind of page
     * @return the description
     */
    public static PageDescription of(String view) {
        return new PageDescription(view, Optional.empty(), Optional.empty(), List.of());
    }

    /**
     * A page of a database.
     *
     * @param view the kind of page
     * @param database the database shown
     * @return the description
     */
    public static PageDescription of(String view, String database) {
        return new PageDescription(view, Optional.of(database), Optional.empty(), List.of());
    }
}
