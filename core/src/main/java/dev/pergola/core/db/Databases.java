package dev.pergola.core.db;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.db.Connections.Attachment;
import dev.pergola.core.db.DatabaseSource.ImmutableFile;
import dev.pergola.core.db.DatabaseSource.MutableFile;
import dev.pergola.core.db.DatabaseSource.PrivateMemory;
import dev.pergola.core.db.DatabaseSource.SharedMemory;
import dev.pergola.core.model.SourceVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

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

    /** Under this number logs know which databases there are. */
    private static final long ARRANGEMENT = 0;

    private final Watchdog watchdog = new Watchdog();
    private final DatabaseSettings settings;
    private final Database.Environment environment;
    private final ReadLogs logs = new ReadLogs();
    private final AtomicLong arrangement = new AtomicLong();
    private final AtomicLong customised = new AtomicLong();
    private volatile Limits limits;
    private volatile List<Database> attached = List.of();

    /**
     * No databases yet.
     *
     * @param settings how they are opened
     */
    public Databases(DatabaseSettings settings) {
        this.settings = requireNonNull(settings, "settings is null");
        this.limits = settings.limits();
        this.environment = new Database.Environment(settings, () -> limits, watchdog, logs, new AtomicLong());
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
            attached.forEach(Database::renewConnections);
        }
    }

    /**
     * Attaches a file at the end of the list, under the first part of its name or the next free variant of it.
     *
     * @param file an existing SQLite database
     * @param immutable true promises that nobody changes the file while it is attached
     * @return the open database
     * @throws dev.pergola.api.ServerException where the file cannot be opened, with the reason and what may help
     */
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
        return add(open(freeName(name.orElseGet(() -> stem(file))), source(file, immutable)), false);
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
        return add(open(free, new SharedMemory(free + "-" + UUID.randomUUID())), false);
    }

    /**
     * Puts {@code _memory} at the head of the list: a database without tables, for SQL that needs none.
     *
     * @param reachesOthers whether its statements may read the first {@value #MOST_ATTACHMENTS} attached files, each
     *     under its name
     * @return the open database
     */
    public synchronized Database attachMemory(boolean reachesOthers) {
        Database memory = Database.open(
                freeName(MEMORY), new PrivateMemory(), environment, () -> reachesOthers ? attachments() : List.of());
        return add(memory, true);
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
        attached = attached.stream()
                .map(other -> other == database ? opened : other)
                .toList();
        rearranged();
        return opened;
    }

    private DatabaseSource source(Path file, boolean immutable) {
        return immutable ? new ImmutableFile(file) : new MutableFile(file, settings.locking());
    }

    private Database open(String name, DatabaseSource source) {
        return Database.open(name, source, environment, List::of);
    }

    private Database add(Database database, boolean first) {
        Stream<Database> one = Stream.of(database);
        attached = (first ? Stream.concat(one, attached.stream()) : Stream.concat(attached.stream(), one)).toList();
        rearranged();
        return database;
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
            attached.forEach(Database::refreshConnections);
        }
    }

    /** To be called after every change of the list. */
    private void rearranged() {
        arrangement.incrementAndGet();
        attached.stream()
                .filter(database -> database.source() instanceof PrivateMemory)
                .forEach(Database::renewConnections);
    }

    private List<Attachment> attachments() {
        List<Attachment> list = new ArrayList<>();
        for (Database database : attached) {
            if (database.source().file().isPresent() && list.size() < MOST_ATTACHMENTS) {
                list.add(new Attachment(database.name(), database.source().readAddress()));
            }
        }
        return list;
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

    /**
     * Every attached database.
     *
     * @return in order; does not change
     */
    public List<Database> all() {
        noteArrangement();
        return attached;
    }

    private void noteArrangement() {
        logs.current().ifPresent(log -> log.use(ARRANGEMENT, arrangement::get));
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
        if (noted.source() == ARRANGEMENT) {
            return noted.version() == arrangement.get();
        }
        for (Database database : attached) {
            if (database.content().has(noted)) {
                return database.content().isAt(noted);
            }
        }
        return false;
    }

    /**
     * A database by its name.
     *
     * @param name exact
     * @return empty where none is attached under it
     */
    public Optional<Database> find(String name) {
        return found(database -> database.name().equals(name));
    }

    private Optional<Database> found(Predicate<Database> wanted) {
        Optional<Database> found = attached.stream().filter(wanted).findFirst();
        if (found.isEmpty()) {
            noteArrangement(); // that there is none is an answer as well
        }
        return found;
    }

    /**
     * A database by its name in addresses.
     *
     * @param route exact, decoded
     * @return empty where none is attached under it
     */
    public Optional<Database> findByRoute(String route) {
        return found(database -> database.route().equals(route));
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
        attached = attached.stream().filter(other -> other != database).toList();
        rearranged();
    }

    /**
     * Stops what a thread reads now, in whichever database, because nobody waits for it any more. The thread gets an
     * exception from the rows that it reads; what it writes is not disturbed.
     *
     * @param reader the thread; nothing happens where it reads nothing
     */
    public void cancelReads(Thread reader) {
        attached.forEach(database -> database.cancelReads(reader));
    }

    /** Closes all databases, the last attached first. */
    @Override
    public void close() {
        List<Database> closing;
        synchronized (this) {
            closing = attached;
            attached = List.of();
        }
        for (int i = closing.size() - 1; i >= 0; i--) {
            closing.get(i).close();
        }
        watchdog.close();
    }
}
