package dev.pergola.api.hook.page;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes addresses of pages of this site: paths with the prefix under which the site is published, ready to stand in a page.
 * Names are given as they are and encoded here. Nothing is checked to exist, and nothing says that whoever follows one may
 * see what is there.
 *
 * <p>In the contexts of page hooks and routes, and an OSGi service. May be used by any number of threads.
 */
@ProviderType
public interface SiteAddresses {

    /**
     * The front page.
     *
     * @return the address
     */
    String home();

    /**
     * Any path of the site.
     *
     * @param path encoded already, without the prefix of the site, such as {@code /-/hello}
     * @return the address
     */
    String path(String path);

    /**
     * A database.
     *
     * @param database its name
     * @return the address
     */
    String database(String database);

    /**
     * A table, a view or a stored query.
     *
     * @param database the name of its database
     * @param table its name
     * @return the address
     */
    String table(String database, String table);

    /**
     * A row.
     *
     * @param database the name of the database
     * @param table the table
     * @param key the values of its primary key in key order, or its rowid; at least one
     * @return the address
     */
    String row(String database, String table, List<String> key);

    /**
     * The bytes in a cell of a row, to be downloaded.
     *
     * @param database the name of the database
     * @param table the table
     * @param key the values of its primary key in key order, or its rowid; at least one
     * @param column the column
     * @return the address
     */
    String blob(String database, String table, List<String> key, String column);

    /**
     * The page that runs a statement.
     *
     * @param database the name of the database
     * @param sql the statement; empty for the page where one is written
     * @param parameters the values of its named parameters
     * @return the address
     */
    String query(String database, String sql, Map<String, String> parameters);

    /**
     * A static file of a plugin.
     *
     * @param name the {@link dev.pergola.api.hook.web.StaticFiles#NAME} of the files
     * @param path among these files; encoded already
     * @return the address, without the hash that those of page assets carry
     */
    String file(String name, String path);
}
