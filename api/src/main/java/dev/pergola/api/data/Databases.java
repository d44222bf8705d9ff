package dev.pergola.api.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The attached databases, as an OSGi service with bundle scope. May be used by any number of threads.
 *
 * <p>The service is there as soon as the core runs, also for commands that serve nothing.
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
