package dev.pergola.core.db;

import dev.pergola.api.ServerException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.sqlite.core.CoreStatement;

/**
 * Adds rows, many with each statement. A row of its own costs a crossing from Java to SQLite for its step and its reset besides one
 * for each value, and the start of SQLite's program; sharing these among rows halves the time. The driver's own batches do not.
 */
public final class RowInserter implements AutoCloseable {

    /** More rows at once gain nothing. */
    private static final int MOST_ROWS = 20;

    private static final int MOST_VALUES = 4000;

    private final SqliteConnection connection;
    private final int columns;
    private final int together;
    private final PreparedStatement one;
    private final PreparedStatement many;
    private final @Nullable Object[] oneRow;
    private final @Nullable Object[] manyRows;

    RowInserter(SqliteConnection connection, String head, int columns, String tail) throws SQLException {
        this.connection = connection;
        this.columns = columns;
        this.together = Math.max(1, Math.min(MOST_ROWS, MOST_VALUES / columns));
        this.oneRow = new Object[columns];
        this.manyRows = new Object[columns * together];
        String row = "(" + String.join(",", Collections.nCopies(columns, "?")) + ")";
        this.one = connection.jdbc().prepareStatement(head + row + tail);
        this.many =
                connection.jdbc().prepareStatement(head + String.join(",", Collections.nCopies(together, row)) + tail);
    }

    /** Hears of a row that SQLite refuses, such as one without a value that is needed. */
    @FunctionalInterface
    public interface Refusals {

        /**
         * A row was not added.
         *
         * @param row its index
         * @param why what SQLite says
         * @throws ServerException to end
         */
        void refused(int row, ServerException why);
    }

    /**
     * Adds rows.
     *
     * @param cells not more than fits into the memory twice: {@link Long}, {@link Double}, {@link String} and null, one row behind the other
     * @param rows how many
     * @param refusals hears of those that are not added
     * @return how many were added or changed; others were left out because the statement says so
     * @throws ServerException where SQLite cannot go on
     */
    public long add(@Nullable Object[] cells, int rows, Refusals refusals) {
        long changed = 0;
        int row = 0;
        while (row + together <= rows) {
            System.arraycopy(cells, row * columns, manyRows, 0, manyRows.length);
            try {
                changed += connection.driver().executeUpdate((CoreStatement) many, manyRows);
            } catch (SQLException failure) {
                expectOfRow(failure);
                changed += addOneByOne(cells, row, row + together, refusals);
            }
            row += together;
        }
        return changed + addOneByOne(cells, row, rows, refusals);
    }

    private long addOneByOne(@Nullable Object[] cells, int from, int to, Refusals refusals) {
        long changed = 0;
        for (int row = from; row < to; row++) {
            System.arraycopy(cells, row * columns, oneRow, 0, columns);
            try {
                changed += connection.driver().executeUpdate((CoreStatement) one, oneRow);
            } catch (SQLException failure) {
                expectOfRow(failure);
                refusals.refused(row, SqlFailure.of(failure));
            }
        }
        return changed;
    }

    /** Goes on only where the rest of the transaction is still there: outside of one each row would be written for good. */
    private void expectOfRow(SQLException failure) {
        if (!connection.inTransaction() || !SqlFailure.ofRow(failure)) {
            throw SqlFailure.of(failure);
        }
    }

    @Override
    public void close() {
        Arrays.fill(manyRows, null);
        try {
            one.close();
            many.close();
        } catch (SQLException failure) {
            throw SqlFailure.of(failure);
        }
    }
}
