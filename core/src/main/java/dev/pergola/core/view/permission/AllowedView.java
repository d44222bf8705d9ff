package dev.pergola.core.view.permission;

import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.page.Facts;
import dev.pergola.core.page.FormPage;
import dev.pergola.core.permission.Action;
import dev.pergola.core.permission.ActorPermissions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.permission.Rule;
import dev.pergola.core.permission.VisibleResource;
import dev.pergola.core.view.SiteContext;
import java.util.List;
import java.util.Optional;

/** Answers {@code /-/allowed}: everything that the one who asks may do an action with. */
public final class AllowedView implements RouteHook {

    /** Where it answers. */
    public static final String PATTERN = "/-/allowed[.{format}]";

    private final SiteContext site;
    private final Tool tool;

    /**
     * Makes the view.
     *
     * @param site the site
     */
    public AllowedView(SiteContext site) {
        this.site = site;
        this.tool =
                new Tool(site, "allowed", "What you may do", "Everything that you may do an action with, by action.");
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        if (!tool.isHtml(context)) {
            return tool.json(context, json(request));
        }
        return tool.html(
                context,
                tool.fields(request),
                Tool.argument(request, Tool.ACTION).map(action -> outcome(request)));
    }

    private List<VisibleResource> allowed(Request request, Action action) {
        Resource inside = Tool.resource(
                Tool.argument(request, Tool.PARENT),
                Tool.argument(request, Tool.CHILD),
                "parent must be provided when child is specified");
        List<Resource> resources = new KnownResources(site).of(action.kind(), inside);
        return site.permissions(request).visible(action, resources);
    }

    private PlainValue json(Request request) {
        Action action = tool.action(request);
        List<VisibleResource> all = allowed(request, action);
        Paging paging = Paging.of(request, tool.path() + ".json");
        ActorPermissions permissions = site.permissions(request);
        boolean reasons = KnownResources.mayDebug(site, request);
        List<PlainValue> items = paging.part(all).stream()
                .map(visible -> item(visible.resource(), action, reasons ? Optional.of(permissions) : Optional.empty()))
                .toList();
        Facts facts = new Facts()
                .and("ok", true)
                .and(Tool.ACTION, action.name())
                .and("actor_id", site.actor(request).id());
        return paging.addTo(facts, all.size(), items).value();
    }

    private static PlainValue item(Resource resource, Action action, Optional<ActorPermissions> reasons) {
        Facts item = new Facts()
                .and(Tool.PARENT, resource.database())
                .and(Tool.CHILD, resource.name())
                .and("resource", Tool.path(resource));
        reasons.ifPresent(permissions -> item.and("reason", reasons(permissions, action, resource)));
        return item.value();
    }

    private static List<String> reasons(ActorPermissions permissions, Action action, Resource resource) {
        return permissions.decide(action, resource).matched().stream()
                .filter(Rule::allow)
                .map(Rule::reason)
                .toList();
    }

    private FormPage.Outcome outcome(Request request) {
        Action action = tool.action(request);
        List<VisibleResource> all = allowed(request, action);
        Paging paging = Paging.of(request, tool.path());
        List<List<String>> rows = paging.part(all).stream()
                .map(visible -> List.of(
                        visible.resource().database().orElse(""),
                        visible.resource().name().orElse(""),
                        visible.isPrivate() ? "private" : ""))
                .toList();
        return new FormPage.Outcome(
                all.isEmpty() ? "Nothing." : "",
                true,
                "",
                rows.isEmpty() ? List.of() : List.of("Database", "Table, view or query", ""),
                rows,
                paging.links(all.size()));
    }
}
