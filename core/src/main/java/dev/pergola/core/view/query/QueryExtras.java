package dev.pergola.core.view.query;

import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.http.Request;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.StoredQuery;
import dev.pergola.core.page.Facts;
import dev.pergola.core.page.ListedQuery;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.view.Extras;
import dev.pergola.core.view.SiteContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What programs can ask for beside the rows of a statement. */
final class QueryExtras {

    /** The extra that needs the rows once more. */
    static final String RENDERED = "render_cell";

    private QueryExtras() {}

    static Extras of(SiteContext site, RouteContext context, ShownStatement statement, List<String> columns) {
        Request request = context.request();
        return new Extras(site, request, statement.database().info())
                .and("columns", () -> Facts.texts(columns))
                .and("debug", () -> debug(context, statement))
                .and("metadata", () -> metadata(site, statement))
                .and("private", () -> PlainValue.of(restricted(site, request, statement)))
                .and("query", () -> query(request, statement));
    }

    /** What is kept about the query; for one that a visitor wrote, what its database is described with. */
    private static PlainValue metadata(SiteContext site, ShownStatement statement) {
        return statement.named().map(named -> withoutSource(named.query())).orElseGet(() -> {
            Facts facts = new Facts();
            site.metadata()
                    .database(statement.database().info().name())
                    .values()
                    .forEach(facts::and);
            return facts.value();
        });
    }

    private static PlainValue withoutSource(StoredQuery query) {
        Map<String, PlainValue> kept =
                new LinkedHashMap<>(ListedQuery.describe(query).value().values());
        kept.remove("source");
        return new PlainValue.Fields(kept);
    }

    /** What the address says, part by part. */
    private static PlainValue debug(RouteContext context, ShownStatement statement) {
        Facts parts = new Facts().and("database", context.pathParameter("database"));
        if (statement.named().isPresent()) {
            parts.and("table", context.pathParameter("table"));
        }
        parts.and("format", context.optionalPathParameter("format"));
        return new Facts().and("url_vars", parts.value()).value();
    }

    private static boolean restricted(SiteContext site, Request request, ShownStatement statement) {
        return statement
                .named()
                .map(named -> named.restricted())
                .orElseGet(() -> site.isPrivate(
                        request,
                        Actions.EXECUTE_SQL,
                        Resource.database(statement.database().info().name())));
    }

    private static PlainValue query(Request request, ShownStatement statement) {
        Facts parameters = new Facts();
        statement.parameters().stream()
                .filter(name -> !name.startsWith("_"))
                .forEach(
                        name -> parameters.and(name, request.query().first(name).orElse("")));
        return new Facts()
                .and("sql", statement.text())
                .and("params", parameters.value())
                .value();
    }
}
