package dev.pergola.api.data;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The rows of a query, one at a time: a cursor that stands before the first row until {@link #next()} is called.
 *
 * <p>Holds a connection until it is closed, and keeps writes of the same database waiting, but for files in WAL mode; so it
 * belongs into a try-with-resources block. For one thread. Columns
 * count from 0.
 */
@ProviderType
public interface Rows extends AutoCloseable {

    /**
     * The names of the columns.
     *
     * @return in order; names may repeat
     */
    List<String> columns();

    /**
     * Moves to the next row.
     *
     * @return false after the last row
     * @throws dev.pergola.api.ServerException where SQLite fails or the time limit is exceeded
     */
    boolean next();

    /**
     * How SQLite stores a cell of the current row.
     *
     * @param column from 0
     * @return the type of this value, not that of the column; to be asked before the cell is read as another type
     */
    ValueType type(int column);

    /**
     * Whether a cell of the current row is NULL.
     *
     * @param column from 0
     * @return true for NULL
     */
    boolean isNull(int column);

    /**
     * A cell as a whole number, converted by SQLite's rules; 0 for NULL.
     *
     * @param column from 0
     * @return the number
     */
    long integer(int column);

    /**
     * A cell as a floating point number, converted by SQLite's rules; 0 for NULL.
     *
     * @param column from 0
     * @return the number
     */
    double real(int column);

    /**
     * A cell as text; an empty text for NULL.
     *
     * @param column from 0
     * @return the text; malformed UTF-8 is replaced by U+FFFD
     */
    String text(int column);

    /**
     * A cell as bytes; an empty array for NULL.
     *
     * @param column from 0
     * @return a new array
     */
    byte[] blob(int column);

    /** Gives the connection back. May be called again without effect. */
    @Override
    void close();
}
