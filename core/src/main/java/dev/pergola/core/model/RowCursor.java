package dev.pergola.core.model;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Rows that come one after the other from a database, read cell by cell without making objects for them.
 *
 * <p>A cursor stands before the first row, belongs to one thread at a time, and holds a connection until it is closed.
 * Columns are numbered from 0. Cell methods may be called only after {@link #next()} answered true, and only with the
 * method that fits {@link #type(int)}.
 *
 * <p>A database may hand over a row that it has encoded itself: then {@link #encoded()} is true for that row and
 * {@link #encodedRow()} is the whole row, as a JSON object or in the form of {@link JoinedCells}, whichever the reader asked
 * for. That saves reading its cells, and is never the only way: the cells of such a row can be read as well.
 *
 * <pre>{@code
 * try (RowCursor rows = ...) {
 *     while (rows.next()) {
 *         if (rows.encoded()) {
 *             out.write(rows.encodedRow());
 *         } else {
 *             writeCells(rows, out);
 *         }
 *     }
 * }
 * }</pre>
 */
public interface RowCursor extends AutoCloseable {

    /**
     * The names of the columns.
     *
     * @return in order; a name may come several times in the result of free SQL
     */
    List<String> columns();

    /**
     * Steps to the next row.
     *
     * @return false where there are no more rows; the cursor still has to be closed
     * @throws dev.pergola.api.ServerException when the time limit has passed, the statement fails or the reading was
     *     cancelled
     */
    boolean next();

    /**
     * The storage class of a cell of the current row.
     *
     * @param column from 0
     * @return its type, which may differ from row to row
     */
    CellType type(int column);

    /**
     * A cell of type INTEGER.
     *
     * @param column from 0
     * @return the number
     */
    long integer(int column);

    /**
     * A cell of type REAL.
     *
     * @param column from 0
     * @return the number, which may be infinite
     */
    double real(int column);

    /**
     * A cell of type TEXT.
     *
     * @param column from 0
     * @return the text; bytes that are not valid UTF-8 have become U+FFFD
     */
    String text(int column);

    /**
     * A cell of type TEXT for readers that write bytes, which spares them the text in between.
     *
     * @param column from 0
     * @return the text in UTF-8, always valid, as {@link #text} says; the bytes now belong to the caller
     */
    default byte[] utf8(int column) {
        return text(column).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A cell of type BLOB.
     *
     * @param column from 0
     * @return the bytes, which now belong to the caller; possibly none
     */
    byte[] blob(int column);

    /**
     * Whether the database encoded the current row. False unless the reader asked for encoded rows.
     *
     * @return true where {@link #encodedRow()} may be called
     */
    default boolean encoded() {
        return false;
    }

    /**
     * The current row in UTF-8: one JSON object with a member for each column in their order and no spaces, or
     * {@link JoinedCells}.
     *
     * @return the bytes, which now belong to the caller; valid UTF-8
     * @throws IllegalStateException where {@link #encoded()} is false
     */
    default byte[] encodedRow() {
        throw new IllegalStateException("The current row is not encoded; read its cells.");
    }

    /** Gives the connection back. Closing again does nothing. */
    @Override
    void close();
}
