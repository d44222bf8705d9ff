package dev.pergola.core.view.lookup;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.page.Facts;
import dev.pergola.core.page.JsonPage;
import dev.pergola.core.permission.Action;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.view.PathParts;
import dev.pergola.core.view.SiteContext;
import java.util.List;
import java.util.Optional;

/** Answers those who make or alter a table with the tables to which its columns can refer. */
public final class ForeignKeyTargetsView implements RouteHook {

    /** Where it answers. */
    public static final String PATTERN = "/{database}/-/foreign-key-targets";

    private static final Action CREATE = Actions.builtIn().named("create-table").orElseThrow();
    static final Action ALTER = Actions.builtIn().named("alter-table").orElseThrow();

    private final SiteContext site;

    /**
     * Makes the view.
     *
     * @param site the site
     */
    public ForeignKeyTargetsView(SiteContext site) {
        this.site = requireNonNull(site, "site is null");
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        QueriedDatabase database = site.database(request, PathParts.name(context, "database"));
        String name = database.info().name();
        Optional<String> table = request.parameter("table").filter(asked -> !asked.isBlank());
        boolean allowed = site.allows(request, CREATE, Resource.database(name))
                || table.filter(asked -> database.schema().table(asked).isPresent())
                        .map(asked -> site.allows(request, ALTER, Resource.inDatabase(name, asked)))
                        .orElse(false);
        if (!allowed) {
            throw denied(CREATE);
        }
        List<PlainValue> targets = ForeignKeyTarget.of(database).stream()
                .map(target -> target.withType(target.affinity()))
                .toList();
        JsonPage page = new JsonPage(
                site.frame(context, PageDescription.of("foreign_key_targets"), "Foreign key targets", Optional.empty()),
                "foreign-key-targets",
                new Facts()
                        .and("ok", true)
                        .and("database", name)
                        .and("targets", new PlainValue.Items(targets))
                        .value());
        return site.write("json", page, request);
    }

    static ServerException denied(Action needed) {
        return new ServerException(
                ErrorCode.FORBIDDEN,
                "Permission denied: need " + needed.name(),
                "Signing in as somebody who has it may help.");
    }
}
