package dev.pergola.core.boot;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.data.DatabaseFile;
import dev.pergola.core.db.Database;
import dev.pergola.core.db.Databases;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The databases that plugins have added to a site. Each belongs to the plugin and not to one version of it, so that what is
 * in memory outlives an update; it leaves when nobody of the plugin holds it any more. May be used by any number of threads.
 */
public final class AddedDatabases {

    private static final Logger LOG = LoggerFactory.getLogger(AddedDatabases.class);

    private final Databases databases;
    private final Departures departures;
    private final Map<Wish, Shared> added = new HashMap<>();
    private boolean ended;

    AddedDatabases(Databases databases, Departures departures) {
        this.databases = databases;
        this.departures = departures;
    }

    /**
     * What a plugin wants to be served.
     *
     * @param plugin its name
     * @param file empty for a database in memory
     * @param name of a database in memory; that of a file is in its description
     */
    private record Wish(String plugin, Optional<DatabaseFile> file, String name) {}

    /** A database and how many hold it. */
    private static final class Shared {

        private final Database database;
        private int holders;

        Shared(Database database) {
            this.database = database;
        }
    }

    /** One of those who want a database to be there. */
    public final class Holding {

        private final Wish wish;
        private final Shared shared;
        private boolean held = true;

        private Holding(Wish wish, Shared shared) {
            this.wish = wish;
            this.shared = shared;
        }

        /** The database, which others may hold as well. */
        public Database database() {
            return shared.database;
        }

        /** Wants it no more; again without effect. */
        public void release() {
            synchronized (AddedDatabases.this) {
                if (held) {
                    held = false;
                    oneLess(wish, shared);
                }
            }
        }
    }

    /**
     * Holds a database in memory, made where the plugin has none of that name.
     *
     * @param plugin the name of the plugin
     * @param name as the plugin wishes
     * @return to be released
     */
    public Holding memory(String plugin, String name) {
        if (requireNonNull(name, "name is null").isBlank()) {
            throw new IllegalArgumentException("The name of a database is blank.");
        }
        return hold(new Wish(plugin, Optional.empty(), name));
    }

    /**
     * Holds a file, opened where the plugin has not added the same before.
     *
     * @param plugin the name of the plugin
     * @param file as the plugin wishes
     * @return to be released
     * @throws dev.pergola.api.ServerException where the file cannot be opened
     */
    public Holding file(String plugin, DatabaseFile file) {
        return hold(new Wish(plugin, Optional.of(file), ""));
    }

    private synchronized Holding hold(Wish wish) {
        Shared shared = added.computeIfAbsent(wish, this::open);
        shared.holders++;
        return new Holding(wish, shared);
    }

    private Shared open(Wish wish) {
        Database database = wish.file()
                .map(file -> databases.attachFile(file.path(), file.immutable(), file.name()))
                .orElseGet(() -> databases.attachSharedMemory(wish.name()));
        LOG.info("The database {} was added by the plugin {}.", database.name(), wish.plugin());
        return new Shared(database);
    }

    private void oneLess(Wish wish, Shared shared) {
        shared.holders--;
        if (shared.holders == 0 && !ended) {
            added.remove(wish);
            databases.detach(shared.database);
            departures.close(shared.database);
            LOG.info("The database {} left with the plugin {}.", shared.database.name(), wish.plugin());
        }
    }

    /** The site ends, and with it every database; what is released from now on is closed already. */
    synchronized void end() {
        ended = true;
    }
}
