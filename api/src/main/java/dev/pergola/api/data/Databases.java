package dev.pergola.api.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The attached databases, as an OSGi service with bundle scope. May be used by any number of threads.
 *
 * <p>The service is there as soon as the core runs, also for commands that serve nothing; then there are no databases. What
 * a plugin reads and writes passes no permissions, and passes the same interceptors and limits as what people write. Databases
 * that it hands out answer until the plugin gives the service back; from then on every call fails with an
 * {@link IllegalStateException} that says so.
 */
@ProviderType
public interface Databases {

    /**
     * Every attached database.
     *
     * @return in the order in which they were attached
     */
    List<Database> all();

    /**
     * One attached database.
     *
     * @param name exact
     * @return empty where there is none of that name
     */
    Optional<Database> find(String name);

    /**
     * The attached database that an address names.
     *
     * @param route the first part of its path, decoded
     * @return empty where there is none
     */
    Optional<Database> findByRoute(String route);

    /**
     * Serves a database in memory: empty at first, and gone with the plugin. It holds at most 1 GB. Its content outlives an
     * update of the plugin, see {@link AddedDatabase}; so make its tables by {@code create table if not exists}, and be
     * ready to find those that an older version has made. Mostly called by a {@link dev.pergola.api.hook.run.StartupHook}.
     *
     * @param name under which it shall be served; where another database has it, the next free variant of it is used
     * @return the database, closed by the plugin or with it
     * @throws IllegalArgumentException where the name is blank
     * @throws dev.pergola.api.ServerException where no site is open in this process yet
     */
    AddedDatabase addMemory(String name);

    /**
     * Serves a file, as if it had been named on the command line, but that nobody watches whether another file takes its
     * place. The file stays when the database goes.
     *
     * @param file what to serve
     * @return the database, closed by the plugin or with it
     * @throws dev.pergola.api.ServerException where the file cannot be opened, or no site is open in this process yet
     */
    AddedDatabase addFile(DatabaseFile file);

    /**
     * Makes a new database file without serving it. The work fills a temporary file beside the target, which takes the
     * target's place in one step after the commit; when the work throws, nothing has changed.
     *
     * @param file where it shall be; an existing file is replaced
     * @param work what to write, in one transaction without time limit, on the calling thread
     * @param <T> what the work finds out
     * @return what the work returned
     * @throws dev.pergola.api.ServerException where the directory cannot be written or SQLite refuses something
     */
    <T> T create(Path file, TransactionWork<T> work);
}
