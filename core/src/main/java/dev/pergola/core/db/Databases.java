package dev.pergola.core.db;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.db.DatabaseSource.ImmutableFile;
import dev.pergola.core.db.DatabaseSource.MutableFile;
import dev.pergola.core.db.DatabaseSource.PrivateMemory;
import dev.pergola.core.db.DatabaseSource.SharedMemory;
import dev.pergola.core.model.SourceVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The attached databases of a server in their order. May be used by any number of threads; databases come and go while
 * others are being read.
 *
 * <p>The list is replaced and never changed, so whoever took it keeps seeing the same databases. A database that is
 * removed is closed after it has left the list.
 */
public final class Databases implements AutoCloseable {

    /** The name of the private database in memory. */
    public static final String MEMORY = "_memory";

    /** As many databases as {@code _memory} can reach; SQLite itself would take a few more. */
    public static final int MOST_ATTACHMENTS = 10;

    private final Watchdog watchdog = new Watchdog();
    private final DatabaseSettings settings;
    private final DatabaseEnvironment environment;
    private final ReadLogs logs = new ReadLogs();
    private final AttachedDatabases attached = new AttachedDatabases(logs);
    private final AtomicLong customised = new AtomicLong();
    private volatile Limits limits;

    /**
     * No databases yet.
     *
     * @param settings how they are opened
     */
    public Databases(DatabaseSettings settings) {
        this.settings = requireNonNull(settings, "settings is null");
        this.limits = settings.limits();
        this.environment = new DatabaseEnvironment(settings, () -> limits, watchdog, logs, new AtomicLong());
    }

    /**
     * No databases yet, and nothing known about files.
     *
     * @param limits for each database
     * @param customisers called for each connection, in order
     */
    public Databases(Limits limits, List<ConnectionCustomiser> customisers) {
        this(new DatabaseSettings(
                limits, customisers, List.of(), name -> Optional.empty(), true, WriteSurroundings.none()));
    }

    /**
     * Changes the limits of every database, for statements that begin from now on. How many connections read and how many
     * writes wait stays as it was when a database was opened.
     *
     * @param newLimits the limits
     */
    public synchronized void limit(Limits newLimits) {
        boolean otherCache = newLimits.cacheKilobytes() != limits.cacheKilobytes();
        limits = requireNonNull(newLimits, "newLimits is null");
        if (otherCache) {
            attached.now().forEach(Database::renewConnections);
        }
    }

    /** Attaches a file as below, under the first part of its name or the next free variant of it. */
    public synchronized Database attachFile(Path file, boolean immutable) {
        return attachFile(file, immutable, Optional.empty());
    }

    /**
     * Attaches a file at the end of the list, under a name.
     *
     * @param file an existing SQLite database
     * @param immutable true promises that nobody changes the file while it is attached
     * @param name the wished name; empty for the first part of that of the file. The next free variant of it is taken
     * @return the open database
     * @throws dev.pergola.api.ServerException where the file cannot be opened, with the reason and what may help
     */
    public synchronized Database attachFile(Path file, boolean immutable, Optional<String> name) {
        return attached.add(open(freeName(name.orElseGet(() -> stem(file))), source(file, immutable)));
    }

    /**
     * Attaches a database in memory that all connections share and that is empty at first.
     *
     * @param name the wished name; the next free variant of it is taken
     * @return the open database
     */
    public synchronized Database attachSharedMemory(String name) {
        String free = freeName(name);
        // The process has one set of names for all lists, and one that has left the list is still there for a while.
        return attached.add(open(free, new SharedMemory(free + "-" + UUID.randomUUID())));
    }

    /**
     * Puts {@code _memory} at the head of the list: a database without tables, for SQL that needs none.
     *
     * @param reachesOthers whether its statements may read the first {@value #MOST_ATTACHMENTS} attached files, each
     *     under its name
     * @return the open database
     */
    public synchronized Database attachMemory(boolean reachesOthers) {
        Database memory = environment.open(
                freeName(MEMORY),
                new PrivateMemory(),
                () -> reachesOthers ? attached.files(MOST_ATTACHMENTS) : List.of());
        attached.addFirst(memory);
        return memory;
    }

    /**
     * Puts another file into the place of a database: same name, same place in the list, in one step.
     *
     * @param database as it was attached; is not on the list any more, and to be closed by the caller
     * @param file an existing SQLite database
     * @param immutable true promises that nobody changes the file while it is attached
     * @return the open database
     * @throws dev.pergola.api.ServerException where the file cannot be opened; the list is as it was
     */
    public synchronized Database replace(Database database, Path file, boolean immutable) {
        Database opened = open(database.name(), source(file, immutable));
        attached.replace(database, opened);
        return opened;
    }

    private DatabaseSource source(Path file, boolean immutable) {
        return immutable ? new ImmutableFile(file) : new MutableFile(file, settings.locking());
    }

    private Database open(String name, DatabaseSource source) {
        return environment.open(name, source, List::of);
    }

    /**
     * Looks whether {@link ConnectionCustomiser#additions()} has changed, so that no connection holds what has left while nobody
     * uses it. Those that are used now follow when they are given back.
     */
    public void refreshConnections() {
        long now = settings.customisers().stream()
                .mapToLong(customiser -> customiser.additions().changes())
                .sum();
        if (customised.getAndSet(now) != now) {
            attached.now().forEach(Database::refreshConnections);
        }
    }

    private String freeName(String wished) {
        String name = wished;
        for (int number = 2; find(name).isPresent(); number++) {
            name = wished + "_" + number;
        }
        return name;
    }

    /** The name without its last ending, so that {@code foo.bar.db} is called {@code foo.bar}. */
    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** Every attached database in order; the list does not change. */
    public List<Database> all() {
        return attached.all();
    }

    /**
     * Who wants to know what is read.
     *
     * @return the same object each time
     */
    public ReadLogs logs() {
        return logs;
    }

    /**
     * Whether something that a log noted is certainly still the same.
     *
     * @param noted what was read, and its version
     * @return false also for a database that has left
     */
    public boolean isCurrent(SourceVersion noted) {
        return attached.isCurrent(noted);
    }

    /** A database by its exact name; empty where none is attached under it. */
    public Optional<Database> find(String name) {
        return attached.find(database -> database.name().equals(name));
    }

    /** A database by its exact name in addresses, decoded; empty where none is attached under it. */
    public Optional<Database> findByRoute(String route) {
        return attached.find(database -> database.route().equals(route));
    }

    /**
     * Takes a database off the list and closes it, which waits for its running work.
     *
     * @param database as it was attached; does nothing where it is not
     */
    public void remove(Database database) {
        detach(database);
        database.close();
    }

    /**
     * Takes a database off the list. Whoever knows it can go on using it until the caller closes it.
     *
     * @param database as it was attached; does nothing where it is not
     */
    public synchronized void detach(Database database) {
        attached.remove(database);
    }

    /**
     * Stops what a thread reads now, in whichever database, because nobody waits for it any more. The thread gets an
     * exception from the rows that it reads, or instead of its turn to write; what it writes already is not disturbed.
     *
     * @param thread nothing happens where it does neither
     */
    public void abandon(Thread thread) {
        attached.now().forEach(database -> database.abandon(thread));
    }

    /** Closes all databases, the last attached first. */
    @Override
    public void close() {
        List<Database> closing;
        synchronized (this) {
            closing = attached.removeAll();
        }
        for (int i = closing.size() - 1; i >= 0; i--) {
            closing.get(i).close();
        }
        watchdog.close();
    }
}
