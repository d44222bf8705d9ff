package dev.pergola.core.view.permission;

import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.config.JsonText;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.page.FormPage;
import dev.pergola.core.permission.Actor;
import dev.pergola.core.permission.Decision;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.permission.Rule;
import dev.pergola.core.view.SiteContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers {@code /-/check}: whether somebody may do something, with every rule that has a say. */
public final class CheckView implements RouteHook {

    /** Where it answers. */
    public static final String PATTERN = "/-/check[.{format}]";

    private static final String ACTOR = "actor";

    private final SiteContext site;
    private final Tool tool;

    /**
     * Makes the view.
     *
     * @param site the site
     */
    public CheckView(SiteContext site) {
        this.site = site;
        this.tool = new Tool(
                site,
                "check",
                "Check a permission",
                "Whether somebody may do something, and why. The actor is a JSON object, or null for those who did not"
                        + " sign in; without one it is you.");
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        KnownResources.requireDebug(site, request);
        if (!tool.isHtml(context)) {
            return tool.json(context, Explanation.document(actor(request), decision(request)));
        }
        List<FormPage.Field> fields = new ArrayList<>(tool.fields(request));
        fields.add(new FormPage.Text(ACTOR, "Actor", request.parameter(ACTOR).orElse(""), 3));
        return tool.html(
                context, fields, Tool.argument(request, Tool.ACTION).map(action -> outcome(decision(request))));
    }

    private Decision decision(Request request) {
        var action = tool.action(request);
        Resource resource = Tool.resource(
                Tool.argument(request, Tool.PARENT),
                Tool.argument(request, Tool.CHILD),
                "parent is required when child is provided");
        return tool.permissions(actor(request)).decide(action, resource);
    }

    private Actor actor(Request request) {
        return Tool.argument(request, ACTOR).map(CheckView::parsed).orElseGet(() -> site.actor(request));
    }

    /** The actor that a text in JSON names. */
    static Actor parsed(String json) {
        PlainValue value = JsonText.read(json)
                .orElseThrow(() -> Tool.wrong("Invalid actor JSON: " + json, "Write {\"id\": \"ada\"}, or null."));
        if (value instanceof PlainValue.Nothing) {
            return Actor.anonymous();
        }
        if (value instanceof PlainValue.Fields attributes) {
            return Actor.of(attributes.values());
        }
        throw Tool.wrong("actor must be a JSON object or null", "Write {\"id\": \"ada\"}, or null.");
    }

    private static FormPage.Outcome outcome(Decision decision) {
        List<List<String>> rows = new ArrayList<>();
        Optional<Decision> explained = Optional.of(decision);
        while (explained.isPresent()) {
            Decision current = explained.get();
            current.matched().forEach(rule -> rows.add(row(current, rule)));
            current.limits()
                    .forEach(limit -> rows.add(List.of(
                            current.action().name(),
                            "limit",
                            limit.allowed() ? "within" : "denies",
                            limit.source(),
                            limit.reason())));
            explained = current.required();
        }
        return new FormPage.Outcome(
                decision.summary(),
                decision.allowed(),
                "",
                rows.isEmpty() ? List.of() : List.of("Action", "Scope", "", "Source", "Reason"),
                rows,
                List.of());
    }

    private static List<String> row(Decision decision, Rule rule) {
        String ignored =
                decision.ignoredBecause(rule).map(why -> " (" + why + ")").orElse("");
        return List.of(
                decision.action().name(),
                rule.scope().word(),
                rule.allow() ? "allows" : "denies",
                rule.source(),
                rule.reason() + ignored);
    }
}
