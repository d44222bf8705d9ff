package dev.pergola.core.query;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.db.Database;
import dev.pergola.core.db.ReadSession;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.Sql;
import java.time.Duration;

/**
 * All rows of a statement while they are sent, read by one statement from beginning to end, so that they are those of one
 * moment whatever is written meanwhile. For one thread; holds a connection for streams until it is closed.
 */
public final class StreamedRows implements AutoCloseable {

    private final ReadSession session;
    private final RowCursor cursor;

    private StreamedRows(ReadSession session, RowCursor cursor) {
        this.session = session;
        this.cursor = cursor;
    }

    /**
     * What to stream.
     *
     * @param sql the statement
     * @param encoded whether its first column is each row as bytes, which are then not counted among the cells
     */
    record Statement(Sql sql, boolean encoded) {

        Statement {
            requireNonNull(sql, "sql is null");
        }
    }

    static StreamedRows open(Database database, Statement statement, Duration firstRow) {
        ReadSession session = database.readForStream();
        try {
            return new StreamedRows(session, session.stream(statement.sql(), firstRow, statement.encoded()));
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

    @Override
    public void close() {
        session.close();
    }
}
