package dev.pergola.api.data;

import dev.pergola.api.Resource;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What is said about the site, its databases, tables and columns: titles, descriptions, licences, sources and anything else,
 * as an OSGi service with bundle scope. May be used by any number of threads; reading costs little, writing waits for the
 * disk. Every call fails with a {@link dev.pergola.api.ServerException} where no site is open in this process.
 *
 * <p>What is set here shows at once. It is kept in the internal database of the site, so it stays when the plugin leaves, and
 * outlives the process only where that database is a file. What the configuration says under the same key is written again
 * at every start, and when it is changed there. Nothing is checked to exist.
 */
@ProviderType
public interface SiteMetadata {

    /**
     * What is said about the site, a database, or a table or view.
     *
     * @param resource which
     * @return by key, such as {@code title}; values that were written as anything but text are JSON. Empty where nothing is
     *     said
     */
    Map<String, String> of(Resource resource);

    /**
     * What is said about a column.
     *
     * @param column which
     * @return by key; pages show {@code description}. Empty where nothing is said
     */
    Map<String, String> of(ColumnPlace column);

    /**
     * Says something about the site, a database, or a table or view.
     *
     * @param resource which
     * @param key such as {@code title}; what was said under it before is forgotten
     * @param value the text
     * @throws IllegalArgumentException where the key is blank
     */
    void set(Resource resource, String key, String value);

    /**
     * Says something about a column.
     *
     * @param column which
     * @param key such as {@code description}; what was said under it before is forgotten
     * @param value the text
     * @throws IllegalArgumentException where the key is blank
     */
    void set(ColumnPlace column, String key, String value);

    /**
     * Forgets something about the site, a database, or a table or view.
     *
     * @param resource which
     * @param key nothing happens where nothing is said under it
     */
    void remove(Resource resource, String key);

    /**
     * Forgets something about a column.
     *
     * @param column which
     * @param key nothing happens where nothing is said under it
     */
    void remove(ColumnPlace column, String key);
}
