package dev.pergola.api.data;

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
     * Writes: all of the work or nothing of it. Waits for its turn behind earlier writes, then runs the work in one
     * immediate transaction on the writer thread of the database.
     *
     * @param work what to do; short, since every other write waits for it
     * @param <T> what the work finds out
     * @return what the work returned, after the commit
     * @throws dev.pergola.api.ServerException where SQLite refuses something, the queue is full or the database is
     *     immutable; nothing has been changed then
     */
    <T> T write(TransactionWork<T> work);
}
