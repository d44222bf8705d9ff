package dev.pergola.core.query;

import dev.pergola.core.db.Database;
import dev.pergola.core.db.ReadSession;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.Sql;
import java.time.Duration;

/**
 * The rows of a statement that a visitor wrote, while they flow. For one thread; holds a connection until it is closed.
 */
public final class QueryRows implements AutoCloseable {

    private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

    private final ReadSession session;
    private final BoundedCursor cursor;

    private QueryRows(ReadSession session, BoundedCursor cursor) {
        this.session = session;
        this.cursor = cursor;
    }

    /**
     * Runs a statement.
     *
     * @param database where
     * @param sql one statement that reads
     * @param maximumRows how many rows to hand out at most
     * @param timeLimit how long it may take; the limit of the server holds where it is shorter
     * @return the rows, closed by the caller
     * @throws dev.pergola.api.ServerException where SQLite refuses it or no connection is free
     */
    public static QueryRows open(Database database, Sql sql, int maximumRows, Duration timeLimit) {
        ReadSession session = database.read();
        try {
            return new QueryRows(session, new BoundedCursor(session.query(sql, timeLimit), maximumRows, row -> {}));
        } catch (RuntimeException failure) {
            session.close();
            throw failure;
        }
    }

    /**
     * The rows.
     *
     * @return the same cursor each time, before its first row at first
     */
    public RowCursor cursor() {
        return cursor;
    }

    /**
     * Whether there were more rows than could be handed out.
     *
     * @return known only when the cursor has been read to its end
     */
    public boolean truncated() {
        return cursor.more();
    }

    /**
     * How long the database has worked on the rows so far.
     *
     * @return milliseconds
     */
    public double milliseconds() {
        return cursor.nanoseconds() / NANOSECONDS_PER_MILLISECOND;
    }

    @Override
    public void close() {
        session.close();
    }
}
