package dev.pergola.api.data;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The stored queries of the site, as an OSGi service with bundle scope. May be used by any number of threads; reading costs
 * little, writing waits for the disk. Every call fails with a {@link dev.pergola.api.ServerException} where no site is open
 * in this process.
 *
 * <p>What is stored here shows at once, and is kept as {@link SiteMetadata} is. No SQL is run or checked: a query that SQLite
 * refuses says so to those who open it.
 */
@ProviderType
public interface StoredQueries {

    /**
     * Every stored query, whoever keeps it.
     *
     * @return by database, then by title; empty where there are none
     */
    List<StoredQuery> all();

    /**
     * The stored queries of a database, whoever keeps them.
     *
     * @param database its name; need not be attached
     * @return by title; empty where there are none
     */
    List<StoredQuery> of(String database);

    /**
     * One stored query.
     *
     * @param database the name of its database
     * @param name exact
     * @return empty where there is none
     */
    Optional<StoredQuery> find(String database, String name);

    /**
     * Keeps a query, in the place of the one that has the same name in the same database.
     *
     * @param query what to keep
     */
    void put(StoredQuery query);

    /**
     * Forgets a query. One of the configuration comes back at the next start.
     *
     * @param database the name of its database
     * @param name exact; nothing happens where there is none
     */
    void remove(String database, String name);
}
