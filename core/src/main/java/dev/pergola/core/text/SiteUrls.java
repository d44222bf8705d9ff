package dev.pergola.core.text;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Paths of the site, complete with the prefix under which it is published; the one place where they are put together.
 *
 * <p>Arguments are plain names; each is encoded here. Nothing is checked to exist.
 *
 * @param basePath begins and ends with a slash
 */
public record SiteUrls(String basePath) {

    /** Checks the prefix. */
    public SiteUrls {
        if (!requireNonNull(basePath, "basePath is null").startsWith("/") || !basePath.endsWith("/")) {
            throw new IllegalArgumentException("basePath does not begin and end with a slash: " + basePath);
        }
    }

    /** The front page. */
    public String index() {
        return basePath;
    }

    /** A path of the site, given as routes know it, already encoded; the slash in front may be there or not. */
    public String path(String pathWithoutBase) {
        return basePath + (pathWithoutBase.startsWith("/") ? pathWithoutBase.substring(1) : pathWithoutBase);
    }

    /** A database. */
    public String database(String route) {
        return basePath + TildeCoding.encode(route);
    }

    /** A table or view. */
    public String table(String databaseRoute, String table) {
        return database(databaseRoute) + "/" + TildeCoding.encode(table);
    }

    /** A row, by the values of its key in key order. */
    public String row(String databaseRoute, String table, List<String> key) {
        return table(databaseRoute, table) + "/" + RowPath.join(key);
    }

    /** The page that runs SQL in a database. */
    public String query(String databaseRoute) {
        return database(databaseRoute) + "/-/query";
    }
}
