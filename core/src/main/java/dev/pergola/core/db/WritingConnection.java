package dev.pergola.core.db;

import java.sql.SQLException;
import java.util.Optional;

/** The one connection on which a database is written, opened when it is first needed. For the writing thread. */
final class WritingConnection implements AutoCloseable {

    private final Connections connections;
    private final String address;
    private Optional<SqliteConnection> open = Optional.empty();

    WritingConnection(Connections connections, String address) {
        this.connections = connections;
        this.address = address;
    }

    /** The connection, with everything that is to be added to it now. */
    SqliteConnection current() throws SQLException {
        refresh();
        if (open.isEmpty()) {
            open = Optional.of(another());
        }
        return open.get();
    }

    /** A connection beside it, which the caller closes. */
    SqliteConnection another() throws SQLException {
        return connections.openForWriting(address);
    }

    /** Lets go of what is no more to be added to connections. */
    void refresh() {
        open.filter(connection -> !connections.refresh(connection)).ifPresent(outdated -> {
            open = Optional.empty(); // the next write opens another one
            outdated.close();
        });
    }

    @Override
    public void close() {
        open.ifPresent(SqliteConnection::close);
        open = Optional.empty();
    }
}
