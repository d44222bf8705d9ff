package dev.pergola.api.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** One attached database. May be used by any number of threads. */
@ProviderType
public interface Database {

    /**
     * The name under which it is served.
     *
     * @return unique among the attached databases
     */
    String name();

    /**
     * Its name in addresses.
     *
     * @return decoded; unique among the attached databases
     */
    String route();

    /**
     * Its file.
     *
     * @return absolute; empty for databases in memory
     */
    Optional<Path> file();

    /**
     * Whether it can be written.
     *
     * @return false for databases that were opened as immutable
     */
    boolean mutable();

    /**
     * Reads. The read time limit of the server applies to the whole time between this call and the last row.
     *
     * @param sql one statement that returns rows and changes nothing
     * @return a cursor that the caller closes
     * @throws dev.pergola.api.ServerException where SQLite refuses the statement or no connection is free in time
     */
    Rows query(Sql sql);

    /**
     * Finds out what a statement would touch, without running it.
     *
     * @param statement one statement; parameters need no values
     * @return which tables it reads and writes
     * @throws dev.pergola.api.ServerException with status 400 where SQLite refuses it, with 403 where it is of a kind that
     *     nobody may run on a page, such as PRAGMA and ATTACH
     */
    StatementAnalysis analyse(String statement);

    /**
     * Writes: all of the work or nothing of it. Waits for its turn behind earlier writes, then runs the work in one
     * immediate transaction on the writer thread of the database, with every
     * {@link dev.pergola.api.hook.data.WriteInterceptor} around it.
     *
     * @param work what to do; short, since every other write waits for it
     * @param <T> what the work finds out
     * @return what the work returned, after the commit
     * @throws dev.pergola.api.ServerException where SQLite refuses something, the queue is full or the database is
     *     immutable; nothing has been changed then
     */
    <T> T write(TransactionWork<T> work);

    /**
     * Writes one statement in a transaction of its own; see {@link #write}.
     *
     * @param sql anything but BEGIN, COMMIT and ROLLBACK
     * @return the number of rows changed
     * @throws dev.pergola.api.ServerException as {@link #write} does
     */
    default long execute(Sql sql) {
        return write(transaction -> transaction.execute(sql));
    }

    /**
     * Runs one statement for many rows in one transaction; see {@link #write}.
     *
     * @param statement with one {@code ?} for each value
     * @param rows the values row by row, as in {@link Sql#parameters()}; read lazily and once, on the writer thread
     * @return the number of rows changed
     * @throws dev.pergola.api.ServerException as {@link #write} does
     */
    default long executeMany(String statement, Iterable<List<Object>> rows) {
        return write(transaction -> transaction.executeMany(statement, rows));
    }

    /**
     * Runs statements one after the other in one transaction; see {@link #write}.
     *
     * @param statements separated by semicolons, without parameters
     * @return the number of rows changed
     * @throws dev.pergola.api.ServerException as {@link #write} does; nothing has been changed then
     */
    default long script(String statements) {
        return write(transaction -> transaction.script(statements));
    }

    /**
     * Works on a connection of its own, outside of any transaction: for VACUUM, for PRAGMA, and for ATTACH. Waits for its
     * turn behind earlier writes; writes wait for its end meanwhile, reads do not. There is no time limit, nothing is rolled
     * back, no interceptor stands around it, and no event tells of it: where {@link #write} can do it, use that. What the
     * connection was told, such as what it has attached, ends with the work; a transaction that the work left open is
     * rolled back. VACUUM fails where somebody reads for longer than five seconds.
     *
     * @param work what to do
     * @param <T> what the work finds out
     * @return what the work returned
     * @throws dev.pergola.api.ServerException where SQLite refuses something, the queue is full or the database is immutable
     */
    <T> T isolated(IsolatedWork<T> work);
}
