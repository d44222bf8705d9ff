package dev.pergola.api.hook.page;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.data.Sql;
import java.util.Optional;

/**
 * A query whose rows are items of the jump menu. Its columns are found by name:
 *
 * <table>
 *   <caption>Columns</caption>
 *   <tr><th>Name</th><th>Meaning</th></tr>
 *   <tr><td>{@code label}</td><td>the name</td></tr>
 *   <tr><td>{@code url}</td><td>a path of this site without its prefix, an address by http or https, or a JSON object such as
 *     {@code {"method": "table", "database": "garden", "table": "plants"}} with the method {@code instance},
 *     {@code database}, {@code table}, {@code query} (with {@code query}) or {@code row} (with {@code row_path})</td></tr>
 *   <tr><td>{@code type}</td><td>a word; {@code item} without it</td></tr>
 *   <tr><td>{@code search_text}</td><td>where to look for what was typed; the label without it</td></tr>
 *   <tr><td>{@code description}, {@code display_name}</td><td>see {@link JumpItem}; may be NULL or left out</td></tr>
 * </table>
 *
 * <p>Rows without a label or an address are passed over. At most {@value #MOST_ROWS} rows are read.
 *
 * @param sql the query; reads only
 * @param database the name of a database; empty for the internal one, which has the catalogue of all others
 */
public record JumpQuery(Sql sql, Optional<String> database) {

    /** So many rows of one query are looked at. */
    public static final int MOST_ROWS = 10_000;

    /** Checks the parts. */
    public JumpQuery {
        requireNonNull(sql, "sql is null");
        requireNonNull(database, "database is null");
    }

    /**
     * A query of the internal database.
     *
     * @param sql the query
     * @return the value
     */
    public static JumpQuery ofCatalogue(Sql sql) {
        return new JumpQuery(sql, Optional.empty());
    }

    /**
     * A query of a database.
     *
     * @param database its name
     * @param sql the query
     * @return the value
     */
    public static JumpQuery of(String database, Sql sql) {
        return new JumpQuery(sql, Optional.of(database));
    }
}
