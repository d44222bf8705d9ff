package dev.pergola.core.osgi;

import dev.pergola.api.data.AddedDatabase;
import dev.pergola.api.data.Database;
import dev.pergola.api.data.DatabaseFile;
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

/**
 * The databases as one plugin sees them, until it gives them back; remembers which rows it has open. What it has added is
 * remembered elsewhere, since that stays as long as the bundle does.
 */
final class OwnedDatabases implements Databases, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OwnedDatabases.class);

    private final Databases databases;
    private final Owner owner;
    private final Set<AddedDatabase> added;
    private final Set<OwnedRows> open = ConcurrentHashMap.newKeySet();
    private volatile boolean left;

    OwnedDatabases(Databases databases, Owner owner, Set<AddedDatabase> added) {
        this.databases = databases;
        this.owner = owner;
        this.added = added;
    }

    @Override
    public List<Database> all() {
        return target().all().stream().<Database>map(OwnedDatabase::new).toList();
    }

    @Override
    public Optional<Database> find(String name) {
        return target().find(name).map(OwnedDatabase::new);
    }

    @Override
    public Optional<Database> findByRoute(String route) {
        return target().findByRoute(route).map(OwnedDatabase::new);
    }

    @Override
    public AddedDatabase addMemory(String name) {
        return remembered(target().addMemory(name));
    }

    @Override
    public AddedDatabase addFile(DatabaseFile file) {
        return remembered(target().addFile(file));
    }

    private AddedDatabase remembered(AddedDatabase database) {
        added.add(database);
        return new OwnedAddition(database);
    }

    @Override
    public <T> T create(Path file, TransactionWork<T> work) {
        return target().create(file, work);
    }

    private Databases target() {
        requireThere();
        return databases;
    }

    private void requireThere() {
        if (left) {
            throw new IllegalStateException(owner + " has left and cannot use Databases.");
        }
    }

    /** Closes what the plugin has left open. */
    @Override
    public void close() {
        left = true;
        if (!open.isEmpty()) {
            LOG.warn("{} left without closing the rows of {} queries; they are closed now", owner, open.size());
            open.forEach(OwnedRows::close);
        }
    }

    private class OwnedDatabase extends ForwardingDatabase {

        private final Database database;

        OwnedDatabase(Database database) {
            this.database = database;
        }

        @Override
        Database target() {
            requireThere();
            return database;
        }

        @Override
        public Rows query(Sql sql) {
            OwnedRows rows = new OwnedRows(target().query(sql), open::remove);
            open.add(rows);
            return rows;
        }
    }

    private final class OwnedAddition extends OwnedDatabase implements AddedDatabase {

        private final AddedDatabase addition;

        OwnedAddition(AddedDatabase addition) {
            super(addition);
            this.addition = addition;
        }

        @Override
        public void close() {
            added.remove(addition);
            addition.close();
        }
    }
}
