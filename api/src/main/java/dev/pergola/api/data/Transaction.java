package dev.pergola.api.data;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What a piece of writing work may do, inside one transaction that the core begins and ends.
 *
 * <p>Valid on the thread and for the duration of the call that hands it out.
 */
@ProviderType
public interface Transaction {

    /**
     * Runs one statement.
     *
     * @param sql anything but BEGIN, COMMIT and ROLLBACK
     * @return the number of rows changed; 0 for statements that change none
     * @throws dev.pergola.api.ServerException where SQLite refuses it; the work should let it pass, so that the
     *     transaction is rolled back
     */
    long execute(Sql sql);

    /**
     * Runs one statement for many rows, prepared once.
     *
     * @param statement with one {@code ?} for each value
     * @param rows the values row by row, as in {@link Sql#parameters()}; read lazily and once
     * @return the number of rows changed
     */
    long executeMany(String statement, Iterable<List<Object>> rows);

    /**
     * Runs statements one after the other.
     *
     * @param statements separated by semicolons, without parameters; none of them BEGIN, COMMIT or ROLLBACK
     * @return the number of rows changed
     * @throws dev.pergola.api.ServerException where SQLite refuses one; the work should let it pass
     */
    long script(String statements);

    /**
     * Reads, seeing what this transaction wrote.
     *
     * @param sql a statement that returns rows
     * @return a cursor, closed by the caller before the work ends
     */
    Rows query(Sql sql);
}
