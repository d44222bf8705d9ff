package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.PlainValue;
import java.util.List;
import java.util.Optional;

/**
 * One database: its tables and views, and a place to write SQL.
 *
 * @param frame what every page has
 * @param summary the database with its tables and views; every table counted on its own
 * @param queries every stored query that the reader may see
 * @param showHidden whether hidden tables are listed like the others
 * @param mayRunSql whether the reader may run SQL
 * @param attached names of other databases that SQL here can reach, empty for most
 * @param download where to get the file, if it may be had
 * @param metadata what the owner says about the database
 */
public record DatabasePage(
        PageFrame frame,
        DatabaseSummary summary,
        List<ListedQuery> queries,
        boolean showHidden,
        boolean mayRunSql,
        List<String> attached,
        Optional<String> download,
        PlainValue metadata)
        implements Page {

    /** How many queries are named; the others are in their own list. */
    public static final int NAMED_QUERIES = 5;

    /** Checks the parts and copies the lists. */
    public DatabasePage {
        requireNonNull(frame, "frame is null");
        requireNonNull(summary, "summary is null");
        queries = List.copyOf(queries);
        attached = List.copyOf(attached);
        requireNonNull(download, "download is null");
        requireNonNull(metadata, "metadata is null");
    }

    /** The queries that are named. */
    public List<ListedQuery> namedQueries() {
        return queries.subList(0, Math.min(NAMED_QUERIES, queries.size()));
    }
}
