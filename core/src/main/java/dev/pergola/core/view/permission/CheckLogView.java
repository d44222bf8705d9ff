package dev.pergola.core.view.permission;

import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.config.JsonText;
import dev.pergola.core.page.Crumb;
import dev.pergola.core.page.FormPage;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Actor;
import dev.pergola.core.permission.Check;
import dev.pergola.core.permission.CheckLog;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.view.FormBody;
import dev.pergola.core.view.SiteContext;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Answers {@code /-/permissions}: the last decisions of this server, and to POST one decision more. */
public final class CheckLogView implements RouteHook {

    /** Where it answers. */
    public static final String PATTERN = "/-/permissions";

    private static final String FILTER = "filter";
    private static final List<String> FILTERS = List.of("all", "exclude-yours", "only-yours");

    private final SiteContext site;
    private final CheckLog log;
    private final Tool tool;

    /**
     * Makes the view.
     *
     * @param site the site
     * @param log of the decisions
     */
    public CheckLogView(SiteContext site, CheckLog log) {
        this.site = site;
        this.log = log;
        this.tool = new Tool(
                site,
                "permissions",
                "Decisions",
                "The last decisions about permissions, the newest first. Lists of databases and tables are not in it.");
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        site.require(request, Actions.VIEW_INSTANCE, Resource.server());
        KnownResources.requireDebug(site, request);
        if (request.method().equals("POST")) {
            return check(context, FormBody.read(request));
        }
        String filter = Tool.argument(request, FILTER).orElse(FILTERS.get(0));
        return tool.html(
                context,
                List.of(new FormPage.Choice(FILTER, "Show", filter, FILTERS)),
                Optional.of(outcome(site.actor(request), filter)));
    }

    private Response check(RouteContext context, QueryString fields) {
        Actor actor = CheckView.parsed(text(fields, "actor").orElse("null"));
        Resource resource = Tool.resource(
                text(fields, "resource_1"), text(fields, "resource_2"), "parent is required when child is provided");
        return tool.json(
                context,
                Explanation.document(
                        actor,
                        tool.permissions(actor)
                                .decide(tool.known(text(fields, "permission").orElse("")), resource)));
    }

    private static Optional<String> text(QueryString fields, String name) {
        return fields.first(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    private FormPage.Outcome outcome(Actor reader, String filter) {
        List<List<String>> rows = log.latest().stream()
                .filter(check -> isShown(check, reader, filter))
                .map(CheckLogView::row)
                .toList();
        return new FormPage.Outcome(
                rows.isEmpty() ? "Nothing was decided yet." : "",
                true,
                "",
                List.of("Time", "Action", "Database", "Table, view or query", "Actor", "Decision"),
                rows,
                List.of(
                        new Crumb("Check a permission", site.urls().path("-/check")),
                        new Crumb("Rules", site.urls().path("-/rules")),
                        new Crumb("What you may do", site.urls().path("-/allowed")),
                        new Crumb("Try an allow block", site.urls().path("-/allow-debug"))));
    }

    private static boolean isShown(Check check, Actor reader, String filter) {
        boolean own = check.actor().id().equals(reader.id());
        return switch (filter) {
            case "exclude-yours" -> !own;
            case "only-yours" -> own;
            default -> true;
        };
    }

    private static List<String> row(Check check) {
        return List.of(
                check.time().truncatedTo(ChronoUnit.MILLIS).toString(),
                check.action().name(),
                check.resource().database().orElse(""),
                check.resource().name().orElse(""),
                JsonText.of(Explanation.attributes(check.actor())),
                check.allowed() ? "allowed" : "denied");
    }
}
