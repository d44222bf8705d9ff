package dev.pergola.core.view.permission;

import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.page.Facts;
import dev.pergola.core.page.FormPage;
import dev.pergola.core.permission.Action;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.permission.Rule;
import dev.pergola.core.view.SiteContext;
import java.util.Comparator;
import java.util.List;

/** Answers {@code /-/rules}: every rule about an action and the one who asks. */
public final class RulesView implements RouteHook {

    /** Where it answers. */
    public static final String PATTERN = "/-/rules[.{format}]";

    private static final Comparator<Rule> ORDER = Comparator.comparing(Rule::allow)
            .reversed()
            .thenComparing(rule -> rule.resource().database().orElse(""))
            .thenComparing(rule -> rule.resource().name().orElse(""))
            .thenComparing(Rule::source)
            .thenComparing(Rule::reason);

    private final SiteContext site;
    private final Tool tool;

    /**
     * Makes the view.
     *
     * @param site the site
     */
    public RulesView(SiteContext site) {
        this.site = site;
        this.tool = new Tool(site, "rules", "Rules", "Every rule about an action that concerns you, by action.");
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        site.require(request, Actions.VIEW_INSTANCE, Resource.server());
        KnownResources.requireDebug(site, request);
        if (!tool.isHtml(context)) {
            return tool.json(context, json(request));
        }
        return tool.html(
                context,
                tool.fields(request).subList(0, 1),
                Tool.argument(request, Tool.ACTION).map(action -> outcome(request)));
    }

    private List<Rule> rules(Request request, Action action) {
        return site.permissions(request).rules(action).stream().sorted(ORDER).toList();
    }

    private PlainValue json(Request request) {
        Action action = tool.action(request);
        List<Rule> all = rules(request, action);
        Paging paging = Paging.of(request, tool.path() + ".json");
        List<PlainValue> items =
                paging.part(all).stream().<PlainValue>map(RulesView::item).toList();
        Facts facts = new Facts()
                .and("ok", true)
                .and(Tool.ACTION, action.name())
                .and("actor_id", site.actor(request).id());
        return paging.addTo(facts, all.size(), items).value();
    }

    private static PlainValue item(Rule rule) {
        return new Facts()
                .and(Tool.PARENT, rule.resource().database())
                .and(Tool.CHILD, rule.resource().name())
                .and("resource", Tool.path(rule.resource()))
                .and("allow", rule.allow() ? 1 : 0)
                .and("reason", rule.reason())
                .and("source_plugin", rule.source())
                .value();
    }

    private FormPage.Outcome outcome(Request request) {
        List<Rule> all = rules(request, tool.action(request));
        Paging paging = Paging.of(request, tool.path());
        List<List<String>> rows = paging.part(all).stream()
                .map(rule -> List.of(
                        rule.allow() ? "allows" : "denies",
                        rule.resource().database().orElse("everything"),
                        rule.resource().name().orElse(""),
                        rule.reason(),
                        rule.source()))
                .toList();
        return new FormPage.Outcome(
                all.isEmpty() ? "There is no rule about this action, so it is denied." : "",
                !all.isEmpty(),
                "",
                rows.isEmpty() ? List.of() : List.of("", "Database", "Table, view or query", "Reason", "Source"),
                rows,
                paging.links(all.size()));
    }
}
