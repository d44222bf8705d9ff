package dev.pergola.core.db;

import dev.pergola.core.model.ForwardingCursor;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.Sql;

/** A cursor that owns its session. */
final class SessionCursor extends ForwardingCursor {

    private final ReadSession session;

    private SessionCursor(ReadSession session, RowCursor rows) {
        super(rows);
        this.session = session;
    }

    /** Runs a statement; the session is closed with its rows, or where there are none. */
    static RowCursor open(ReadSession session, Sql sql) {
        try {
            return new SessionCursor(session, session.query(sql));
        } catch (RuntimeException failure) {
            session.close();
            throw failure;
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
