package dev.pergola.api.hook.table;

import dev.pergola.api.data.SqlValue;
import dev.pergola.api.hook.page.Html;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What the values of a column mean beyond how SQLite keeps them: a type that the owner of a site gives to columns, with
 * {@code column_types} in the configuration or at {@code /-/set-column-type}. The core's own are {@code email}, {@code json},
 * {@code textarea} and {@code url}.
 *
 * <p>The properties {@link #NAME} and {@link #DESCRIPTION} are required. Of several types with one name that of the highest
 * ranking is used, so a plugin can take the place of one of the core's. When a type leaves, its columns keep it and are shown
 * like any others until it is there again.
 *
 * <p>All methods are called on the request's thread, by many at once, with NULL like any other value, and most of them once
 * for each cell: answer from the value and the settings of the column alone, and read no database. A type that promises
 * {@link dev.pergola.api.hook.web.RouteHook#REPEATABLE} to answer the same each time lets pages be repeated; with others they
 * are made anew.
 */
@ConsumerType
public interface ColumnTypeHook {

    /**
     * Service property, required: the name by which columns are given this type (String): lower case letters, digits,
     * hyphens and underscores, the first a letter.
     */
    String NAME = "pergola.columntype.name";

    /** Service property, required: the name for people (String), a few words. */
    String DESCRIPTION = "pergola.columntype.description";

    /**
     * Service property: the columns that can have this type, by how SQLite keeps their values (String+): {@code TEXT},
     * {@code INTEGER}, {@code REAL}, {@code NUMERIC} or {@code BLOB}. All columns where it is absent.
     */
    String FITS = "pergola.columntype.fits";

    /**
     * What stands in a cell, on the pages of tables and rows and in the extra {@code render_cell}. Asked before every
     * {@link dev.pergola.api.hook.page.CellRenderer}; the cell that links a row to its page is never asked for. What is thrown
     * is shown on the plugins page, and the cells of this column are shown as usual on this page.
     *
     * @param column of the cell
     * @param value in the cell
     * @return safe markup, for a text {@link Html#text(String)}; empty, also for empty markup, to show the value as usual
     */
    default Optional<Html> html(TypedColumn column, SqlValue value) {
        return Optional.empty();
    }

    /**
     * What is wrong with a value that is to be stored through the write API. SQL that people write is not held against
     * types. What is thrown is shown on the plugins page and the write fails, since a value that was not looked at must not be
     * stored.
     *
     * @param column in which it is to be stored
     * @param value as SQLite would store it: true is 1, and lists and objects are texts in JSON
     * @return for people, such as {@code Not a colour}; put behind the name of the column; empty where nothing is wrong
     */
    default Optional<String> problem(TypedColumn column, SqlValue value) {
        return Optional.empty();
    }

    /**
     * What is wrong with the settings of a column, such as one that is missing. Called when somebody gives the type to a
     * column over the network, before it is kept; what the configuration says is not held against it.
     *
     * @param column with its settings
     * @return for people; empty where nothing is wrong
     */
    default Optional<String> settingsProblem(TypedColumn column) {
        return Optional.empty();
    }

    /**
     * How the values of a column are written in the JSON of tables, where that is not as they are. Called once for each such
     * answer, and what it returns for each value. The JSON of single rows and of queries, CSV and the formats of plugins have the
     * values themselves.
     *
     * <p>A table with such a column is written more slowly, since SQLite can no longer write its rows by itself.
     *
     * @param column of the table
     * @return empty where values are written as they are
     */
    default Optional<JsonForm> jsonForm(TypedColumn column) {
        return Optional.empty();
    }
}
