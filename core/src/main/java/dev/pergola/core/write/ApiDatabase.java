package dev.pergola.core.db;

import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.api.data.TransactionWork;

/**
 * A database as plugins see it.
 *
 * @param database what answers
 */
public record ApiDatabase(Database database) implements dev.pergola.api.data.Database {

    @Override
    public String name() {
        return database.name();
    }

    @Override
    public boolean mutable() {
        return database.mutable();
    }

    @Override
    public Rows query(Sql sql) {
        ReadSession session = database.read();
        try {
            return new CursorRows(session.query(sql), session::close);
        } catch (RuntimeException failure) {
            session.close();
            throw failure;
        }
    }

    @Override
    public <T> T write(TransactionWork<T> work) {
        return database.write(work);
    }
}
