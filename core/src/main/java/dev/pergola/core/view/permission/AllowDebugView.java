package dev.pergola.core.view.permission;

import dev.pergola.api.ServerException;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.config.AccessCheck;
import dev.pergola.core.config.JsonText;
import dev.pergola.core.model.AllowBlock;
import dev.pergola.core.page.FormPage;
import dev.pergola.core.permission.AllowMatch;
import dev.pergola.core.view.SiteContext;
import java.util.List;

/** Answers {@code /-/allow-debug}: whether a block of the configuration matches an actor. */
public final class AllowDebugView implements RouteHook {

    /** Where it answers. */
    public static final String PATTERN = "/-/allow-debug";

    private static final String ACTOR = "actor";
    private static final String ALLOW = "allow";

    private final Tool tool;

    /**
     * Makes the view.
     *
     * @param site the site
     */
    public AllowDebugView(SiteContext site) {
        this.tool = new Tool(
                site,
                "allow-debug",
                "Try an allow block",
                "Whether a block, as it stands under allow in the configuration, matches an actor. Both in JSON.");
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        List<FormPage.Field> fields = List.of(
                new FormPage.Text(ALLOW, "Allow block", request.parameter(ALLOW).orElse("{\"id\": \"*\"}"), 4),
                new FormPage.Text(ACTOR, "Actor", request.parameter(ACTOR).orElse("{\"id\": \"root\"}"), 4));
        return tool.html(
                context,
                fields,
                Tool.argument(request, ALLOW)
                        .map(block ->
                                outcome(block, Tool.argument(request, ACTOR).orElse("null"))));
    }

    /** A block that makes no sense is told on the page, beside what was written. */
    private static FormPage.Outcome outcome(String block, String actor) {
        try {
            boolean matches = AllowMatch.matches(block(block), CheckView.parsed(actor));
            return FormPage.Outcome.of(matches ? "The actor matches." : "The actor does not match.", matches);
        } catch (ServerException wrong) {
            return FormPage.Outcome.of(String.join("; ", wrong.messages()), false);
        }
    }

    private static AllowBlock block(String json) {
        return json.equals("null")
                ? new AllowBlock.Always(true)
                : JsonText.read(json)
                        .flatMap(AccessCheck::block)
                        .orElseThrow(() -> Tool.wrong(
                                "The allow block is neither true, false nor a JSON object.",
                                "Write {\"id\": \"ada\"}."));
    }
}
