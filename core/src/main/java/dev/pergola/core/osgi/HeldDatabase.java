package dev.pergola.core.osgi;

import dev.pergola.api.data.AddedDatabase;
import dev.pergola.api.data.Database;
import dev.pergola.core.boot.AddedDatabases;
import dev.pergola.core.write.ApiDatabase;

/** A database that a plugin has added, until it closes it. */
final class HeldDatabase extends ForwardingDatabase implements AddedDatabase {

    private final AddedDatabases.Holding holding;
    private final Database database;
    private volatile boolean closed;

    HeldDatabase(AddedDatabases.Holding holding) {
        this.holding = holding;
        this.database = new ApiDatabase(holding.database());
    }

    @Override
    Database target() {
        if (closed) {
            throw new IllegalStateException("The plugin has closed its database " + database.name() + ".");
        }
        return database;
    }

    @Override
    public void close() {
        closed = true;
        holding.release();
    }
}
