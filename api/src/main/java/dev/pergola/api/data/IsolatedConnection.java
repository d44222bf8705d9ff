package dev.pergola.api.data;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A connection of its own, outside of any transaction, for what SQLite does only there. Valid on the thread and for the
 * duration of the call that hands it out.
 */
@ProviderType
public interface IsolatedConnection {

    /**
     * Runs one statement; what it changes is kept at once, unless the work itself has begun a transaction.
     *
     * @param sql any statement
     * @return the number of rows changed; 0 for statements that change none
     * @throws dev.pergola.api.ServerException where SQLite refuses it
     */
    long execute(Sql sql);

    /**
     * Runs statements one after the other.
     *
     * @param statements separated by semicolons, without parameters
     * @throws dev.pergola.api.ServerException where SQLite refuses one; those before it have been run
     */
    void script(String statements);

    /**
     * Reads.
     *
     * @param sql a statement that returns rows
     * @return a cursor, closed by the caller before the work ends
     * @throws dev.pergola.api.ServerException where SQLite refuses it
     */
    Rows query(Sql sql);
}
