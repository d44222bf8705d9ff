package dev.pergola.core.view.query;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.page.Address;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.view.Exports;
import dev.pergola.core.view.PathParts;
import dev.pergola.core.view.PluginFormats;
import dev.pergola.core.view.SiteContext;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Answers {@code /DATABASE/-/query}: runs a statement that a visitor wrote. */
public final class QueryView implements RouteHook {

    /** Where it answers. */
    public static final String PATTERN = "/{database}/-/query[.{format}]";

    private static final int LONGEST_TITLE = 100;

    private final SiteContext site;

    /**
     * Makes the view.
     *
     * @param site the site
     */
    public QueryView(SiteContext site) {
        this.site = site;
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        QueriedDatabase database = site.database(request, PathParts.name(context, "database"));
        site.require(
                request, Actions.EXECUTE_SQL, Resource.database(database.info().name()));
        String format = new Exports(site).format(PluginFormats.of(context), context.optionalPathParameter("format"));
        String text = request.parameter("sql").orElse("");
        if (text.isBlank() && !format.equals(SiteContext.HTML)) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST, "?sql= is required", "Add the statement as the argument sql.");
        }
        ShownStatement statement = new ShownStatement(
                database,
                text,
                title(database.info().name(), text),
                new Address(site.urls().query(database.info().route()), request.query()),
                Optional.empty(),
                UnaryOperator.identity());
        return new QueryAnswer(site, context, format, statement).write();
    }

    private static String title(String database, String sql) {
        String line = sql.strip().replaceAll("\\s+", " ");
        String shown = line.length() > LONGEST_TITLE ? line.substring(0, LONGEST_TITLE) + "…" : line;
        return database + ": " + (shown.isEmpty() ? "SQL" : shown);
    }
}
