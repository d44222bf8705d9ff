package dev.pergola.core.db;

import dev.pergola.core.db.Connections.Attachment;
import dev.pergola.core.db.DatabaseSource.PrivateMemory;
import dev.pergola.core.model.SourceVersion;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The list of attached databases. It is replaced and never changed. Whoever looks at it may do so at any time; changes are made by
 * one thread after the other, which is up to the caller.
 */
final class AttachedDatabases {

    /** Under this number logs know which databases there are. */
    private static final long ARRANGEMENT = 0;

    private final ReadLogs logs;
    private final AtomicLong arrangement = new AtomicLong();
    private volatile List<Database> list = List.of();

    /** No databases yet. */
    AttachedDatabases(ReadLogs logs) {
        this.logs = logs;
    }

    /** All of them, for those who do not answer with what they find. */
    List<Database> now() {
        return list;
    }

    /** All of them; logs note that somebody has looked. */
    List<Database> all() {
        note();
        return list;
    }

    /** The first that is wanted; that there is none is an answer as well, which logs note. */
    Optional<Database> find(Predicate<Database> wanted) {
        Optional<Database> found = list.stream().filter(wanted).findFirst();
        if (found.isEmpty()) {
            note();
        }
        return found;
    }

    private void note() {
        logs.current().ifPresent(log -> log.use(ARRANGEMENT, arrangement::get));
    }

    /** Whether something that a log noted is certainly still the same. */
    boolean isCurrent(SourceVersion noted) {
        if (noted.source() == ARRANGEMENT) {
            return noted.version() == arrangement.get();
        }
        for (Database database : list) {
            if (database.content().has(noted)) {
                return database.content().isAt(noted);
            }
        }
        return false;
    }

    /** The first files, as statements of another database reach them. */
    List<Attachment> files(int most) {
        return list.stream()
                .filter(database -> database.source().file().isPresent())
                .limit(most)
                .map(database ->
                        new Attachment(database.name(), database.source().readAddress()))
                .toList();
    }

    Database add(Database last) {
        arrange(Stream.concat(list.stream(), Stream.of(last)));
        return last;
    }

    void addFirst(Database first) {
        arrange(Stream.concat(Stream.of(first), list.stream()));
    }

    void replace(Database before, Database after) {
        arrange(list.stream().map(database -> database == before ? after : database));
    }

    void remove(Database leaving) {
        arrange(list.stream().filter(database -> database != leaving));
    }

    List<Database> removeAll() {
        List<Database> leaving = list;
        list = List.of();
        return leaving;
    }

    private void arrange(Stream<Database> databases) {
        list = databases.toList();
        arrangement.incrementAndGet();
        list.stream()
                .filter(database -> database.source() instanceof PrivateMemory)
                .forEach(Database::renewConnections);
    }
}
