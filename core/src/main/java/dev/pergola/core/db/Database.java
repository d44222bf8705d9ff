package dev.pergola.core.db;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.data.IsolatedWork;
import dev.pergola.api.data.TransactionWork;
import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.model.DatabaseSchema;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.StatementProgram;
import java.sql.SQLException;
import java.util.Optional;

/**
 * One attached database. May be used by any number of threads.
 *
 * <p>Reading happens on a pool of connections that cannot change anything; writing on one thread, one transaction after
 * the other. Closing lets running reads and waiting writes finish, within the closing time of the limits.
 */
public final class Database implements AutoCloseable {

    private final DatabaseDescription description;
    private final NotedContent content;
    private final Repetition repetition = new Repetition(this);
    private final Observer observer;
    private final Readers readers;
    private final Optional<WriteQueue> writer;

    Database(DatabaseDescription description, DatabaseEnvironment environment, Connections connections)
            throws SQLException {
        DatabaseInfo info = description.opened();
        this.description = description;
        this.observer = new Observer(connections, info.mutable());
        this.content = new NotedContent(
                environment.numbers().incrementAndGet(), description, observer::version, environment.logs());
        this.readers = new Readers(info.name(), environment, connections);
        look();
        this.writer = source().writeAddress()
                .map(address -> new WriteQueue(
                        info.name(),
                        environment.limits().get(),
                        new WritingConnection(connections, address),
                        environment.settings().surroundings()));
    }

    /** Reads the file, so that what is wrong with it shows now and not at the first request. */
    private void look() {
        try {
            observer.schema();
            if (source().file().isPresent()) {
                readers.fill();
            }
        } catch (RuntimeException failure) {
            observer.close();
            throw failure;
        }
    }

    /** What is known without looking at tables, with the size that the file has now, unless an inspection told it. */
    public DatabaseInfo info() {
        content.use();
        return description.now();
    }

    /** The name people see, unique among the attached databases. */
    public String name() {
        return description.opened().name();
    }

    /** The name in addresses, unique among the attached databases. */
    public String route() {
        return description.opened().route();
    }

    /** Whether it can be written: false for immutable files and for the private database in memory. */
    public boolean mutable() {
        return description.opened().mutable();
    }

    DatabaseSource source() {
        return description.source();
    }

    /** What logs know of it. */
    NotedContent content() {
        return content;
    }

    /** Its tables and views as they are now. Costs one statement unless the schema has changed. */
    public DatabaseSchema schema() {
        content.use();
        return observer.schema();
    }

    /**
     * A number that stays the same exactly as long as the content does, whoever may change it. Take it before reading:
     * what was read is then valid for as long as the number is the same. Costs one short statement.
     *
     * @return 0 for a database that cannot change; a negative number, never the same twice, while another process
     *     prevents looking
     */
    public long version() {
        return observer.version();
    }

    /** Whether rows that SQLite encodes as JSON come as UTF-8; false for files in UTF-16, whose rows are read cell by cell. */
    public boolean encodesRows() {
        return observer.utf8();
    }

    /**
     * Begins to read: takes one connection, for several statements one after the other, until the caller closes it.
     *
     * @throws ServerException with {@link ErrorCode#OVERLOADED} where no connection becomes free in time, with
     *     {@link ErrorCode#NOT_FOUND} where the database has been closed
     */
    public ReadSession read() {
        return logged(readers.forPage());
    }

    /**
     * Whether a statement that reads certainly finds the same rows as long as the content is the same; false also where that
     * cannot be proven. Not to be asked by who holds a session, since finding out may need another.
     */
    public boolean repeats(String statement) {
        return repetition.of(statement);
    }

    /** Asks SQLite what one statement would do, without doing it; fails where SQLite refuses the statement. */
    public StatementProgram program(String statement) {
        try (ReadSession session = read()) {
            return Explanation.of(session, statement);
        }
    }

    /**
     * Tells whoever repeats answers that something was not read for want of time, so that the next reader may find more. To be
     * called on the thread of the request; statements that were interrupted tell it by themselves.
     */
    public void leaveOut() {
        content.beUncertain();
    }

    /**
     * Begins to read for a download that may last long, as {@link #read()} does. It has a connection beside those for pages, so
     * that these never wait for downloads; there are few of them.
     *
     * @throws ServerException with {@link ErrorCode#OVERLOADED} where too many downloads are under way, with
     *     {@link ErrorCode#NOT_FOUND} where the database has been closed
     */
    public ReadSession readForStream() {
        return logged(readers.forStream());
    }

    private ReadSession logged(ReadSession session) {
        content.use();
        session.logTo(sql -> content.begin(this, sql));
        return session;
    }

    /**
     * Runs one statement that returns rows, under the standing time limit.
     *
     * @return a cursor, which gives its connection back when it is closed
     * @throws ServerException where SQLite refuses the statement, the time limit passes or no connection is free
     */
    public RowCursor query(Sql sql) {
        return SessionCursor.open(read(), sql);
    }

    /**
     * Writes in a transaction of its own: all of the work or nothing of it. Waits for its turn and for the result.
     *
     * @param work what to do, once, on the writing thread of this database, without time limit
     * @param <T> what the work finds out
     * @return what the work returned, after the commit
     * @throws ServerException with {@link ErrorCode#FORBIDDEN} for databases that cannot be written, with
     *     {@link ErrorCode#OVERLOADED} where too many writes wait already or this one has waited for too long, and where SQLite
     *     refuses something
     */
    public <T> T write(TransactionWork<T> work) {
        return queue().alone(requireNonNull(work, "work is null"));
    }

    /**
     * Writes something short, as {@link #write} does, but in a transaction that others may share who wait at the same time: all of
     * this work or nothing of it all the same, whatever becomes of theirs.
     *
     * @param work what to do, on the writing thread; changes nothing outside of the database, since it is run again where
     *     another one has made SQLite take back what it did
     * @param <T> what the work finds out
     * @return what the work returned, after the commit
     * @throws ServerException as for {@link #write}
     */
    public <T> T writeTogether(TransactionWork<T> work) {
        return queue().together(requireNonNull(work, "work is null"));
    }

    /**
     * Works outside of transactions, on a connection of its own, while nobody else writes. Waits for its turn and the end.
     *
     * @param work what to do, on the writing thread of this database, without time limit
     * @param <T> what the work finds out
     * @return what the work returned
     * @throws ServerException as for {@link #write}
     */
    public <T> T isolated(IsolatedWork<T> work) {
        return queue().isolated(requireNonNull(work, "work is null"));
    }

    private WriteQueue queue() {
        content.beUncertain();
        return writer.orElseThrow(() -> WriteQueue.unwritable(name()));
    }

    /** How many writes wait for their turn now. */
    int queuedWrites() {
        return writer.map(WriteQueue::waiting).orElse(0);
    }

    /** Stops what a thread reads now, and takes back what it has not begun to write. */
    void abandon(Thread thread) {
        readers.cancel(thread);
        writer.ifPresent(queue -> queue.withdraw(thread));
    }

    /** Connections that are open now are replaced by new ones before they are used again. */
    void renewConnections() {
        readers.renew();
    }

    /** Lets go of what is no more to be added to connections; those that are used now follow when they are given back. */
    void refreshConnections() {
        observer.refresh();
        readers.refresh();
        writer.ifPresent(WriteQueue::refresh);
    }

    /** Takes no more work, waits for what runs, and closes every connection. Closing again does nothing. */
    @Override
    public void close() {
        writer.ifPresent(WriteQueue::close);
        readers.close();
        observer.close();
    }
}
