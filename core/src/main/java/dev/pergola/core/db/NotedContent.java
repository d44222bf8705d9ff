package dev.pergola.core.db;

import dev.pergola.core.model.SourceVersion;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What logs know of one database: its content, and the size of its file, which changes at other moments. Each has a number
 * that no other database ever gets. May be used by any number of threads.
 */
final class NotedContent {

    private static final int SOURCES = 2;

    private final long source;
    private final DatabaseDescription description;
    private final LongSupplier version;
    private final ReadLogs logs;

    /**
     * What is known of a database.
     *
     * @param number of the database, from 1
     * @param description of the database
     * @param version of its content
     * @param logs who wants to know
     */
    NotedContent(long number, DatabaseDescription description, LongSupplier version, ReadLogs logs) {
        this.source = SOURCES * number;
        this.description = description;
        this.version = version;
        this.logs = logs;
    }

    /** To be called before anything of the database is read on this thread. */
    void use() {
        Optional<ReadLog> current = logs.current();
        if (current.isPresent()) {
            current.get().use(source, version);
            if (description.opened().mutable()) {
                current.get().use(source + 1, description::size);
            }
        }
    }

    /** To be called where this thread changes something, or finds less than there is. */
    void beUncertain() {
        logs.current().ifPresent(ReadLog::beUncertain);
    }

    /** Notes a statement that begins on this thread; empty where nobody wants to know. */
    Optional<LoggedStatement> begin(Database database, BoundSql sql) {
        return logs.current().map(log -> log.begin(database, sql));
    }

    /** Whether something that was noted belongs to this database. */
    boolean has(SourceVersion noted) {
        return noted.source() / SOURCES == source / SOURCES;
    }

    /** Whether something that was noted of this database is certainly still the same. */
    boolean isAt(SourceVersion noted) {
        long now = noted.source() == source ? version.getAsLong() : description.size();
        return now >= 0 && now == noted.version();
    }
}
