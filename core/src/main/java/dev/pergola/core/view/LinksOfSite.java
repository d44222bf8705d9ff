package dev.pergola.core.view;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.SiteAddresses;
import dev.pergola.api.http.QueryString;
import dev.pergola.core.text.SiteUrls;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Makes addresses for plugins, which know databases by name, where addresses have the routes. */
public final class LinksOfSite implements SiteAddresses {

    private final UnaryOperator<String> routes;
    private final Supplier<SiteUrls> urls;

    /**
     * Addresses of a site.
     *
     * @param routes under which route a database of a name is found
     * @param urls where it is published at present
     */
    public LinksOfSite(UnaryOperator<String> routes, Supplier<SiteUrls> urls) {
        this.routes = requireNonNull(routes, "routes is null");
        this.urls = requireNonNull(urls, "urls is null");
    }

    /** The addresses of a site; a database that it does not have is taken to have a route of its name. */
    public static LinksOfSite of(SiteContext site) {
        return new LinksOfSite(
                name -> site.catalog().all().stream()
                        .map(database -> database.info())
                        .filter(info -> info.name().equals(name))
                        .map(info -> info.route())
                        .findFirst()
                        .orElse(name),
                site::urls);
    }

    @Override
    public String home() {
        return urls.get().index();
    }

    @Override
    public String path(String path) {
        return urls.get().path(path);
    }

    @Override
    public String database(String database) {
        return urls.get().database(routes.apply(database));
    }

    @Override
    public String table(String database, String table) {
        return urls.get().table(routes.apply(database), table);
    }

    @Override
    public String row(String database, String table, List<String> key) {
        return urls.get().row(routes.apply(database), table, key);
    }

    @Override
    public String blob(String database, String table, List<String> key, String column) {
        return QueryString.of("_blob_column", column).appendTo(row(database, table, key) + ".blob");
    }

    @Override
    public String query(String database, String sql, Map<String, String> parameters) {
        QueryString query = sql.isEmpty() ? QueryString.empty() : QueryString.of("sql", sql);
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            query = query.adding(parameter.getKey(), parameter.getValue());
        }
        return query.appendTo(urls.get().query(routes.apply(database)));
    }

    @Override
    public String file(String name, String path) {
        return urls.get().path("-/static-plugins/" + name + "/" + path);
    }
}
