package dev.pergola.core.osgi;

import dev.pergola.api.data.Database;
import dev.pergola.api.data.Databases;
import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.api.data.TransactionWork;
import dev.pergola.core.hooks.Owner;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The databases as one plugin sees them; remembers which rows it has open. */
final class OwnedDatabases implements Databases, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OwnedDatabases.class);

    private final Databases databases;
    private final Owner owner;
    private final Set<OwnedRows> open = ConcurrentHashMap.newKeySet();

    OwnedDatabases(Databases databases, Owner owner) {
        this.databases = databases;
        this.owner = owner;
    }

    @Override
    public List<Database> all() {
        return databases.all().stream().<Database>map(OwnedDatabase::new).toList();
    }

    @Override
    public Optional<Database> find(String name) {
        return databases.find(name).map(OwnedDatabase::new);
    }

    @Override
    public <T> T create(Path file, TransactionWork<T> work) {
        return databases.create(file, work);
    }

    /** Closes what the plugin has left open. */
    @Override
    public void close() {
        if (!open.isEmpty()) {
            LOG.warn("{} left without closing the rows of {} queries; they are closed now", owner, open.size());
            open.forEach(OwnedRows::close);
        }
    }

    private final class OwnedDatabase implements Database {

        private final Database database;

        OwnedDatabase(Database database) {
            this.database = database;
        }

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
            OwnedRows rows = new OwnedRows(database.query(sql), open::remove);
            open.add(rows);
            return rows;
        }

        @Override
        public <T> T write(TransactionWork<T> work) {
            return database.write(work);
        }
    }
}
