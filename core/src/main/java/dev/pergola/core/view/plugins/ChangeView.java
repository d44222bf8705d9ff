package dev.pergola.core.view.plugins;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.config.JsonText;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.page.Facts;
import dev.pergola.core.page.JsonPage;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.sets.SetChange;
import dev.pergola.core.sets.SetPlan;
import dev.pergola.core.view.AlwaysJson;
import dev.pergola.core.view.FormBody;
import dev.pergola.core.view.SiteContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers what installs, updates, removes and goes back. Programs send JSON, or a jar as it is, and get JSON; a form gets the
 * page of plugins, and a form with a file the question whether to install it. What other websites make a browser send never
 * arrives here.
 */
public final class ChangeView implements RouteHook {

    /** Where it answers. */
    public static final String PATTERN = "/-/plugins/{action}";

    private static final String INSTALL = "install";
    private static final String DRY_RUN = "dry_run";

    private final SiteContext site;
    private final PluginManagement management;
    private final RouteHook json;

    /**
     * Makes the view.
     *
     * @param site the site
     * @param management what is installed
     */
    public ChangeView(SiteContext site, PluginManagement management) {
        this.site = requireNonNull(site, "site is null");
        this.management = requireNonNull(management, "management is null");
        this.json = new AlwaysJson(site, this::answer);
    }

    @Override
    public Response handle(RouteContext context) throws Exception {
        Request request = context.request();
        site.require(request, Actions.MANAGE_PLUGINS, Resource.server());
        String type = request.header("Content-Type").orElse("");
        if (type.startsWith("multipart/form-data")) {
            String wish = management.uploads().keep(SentFile.read(request));
            return Response.redirect(ManagerView.review(site, INSTALL) + "&" + AskedChange.PLUGIN + "=" + wish);
        }
        if (type.startsWith("application/x-www-form-urlencoded")) {
            SetChange change = AskedChange.of(context.pathParameter("action"), FormBody.read(request));
            management.sets().carryOut(change);
            return Response.redirect(site.urls().path(ManagerView.PATH));
        }
        return json.handle(context);
    }

    private Response answer(RouteContext context) {
        String action = context.pathParameter("action");
        Request request = context.request();
        byte[] body = SentFile.read(request);
        boolean isJar = request.header("Content-Type").orElse("").startsWith("application/java-archive");
        Map<String, PlainValue> members = isJar ? sentJar(request, body) : members(body);
        SetChange change = AskedChange.of(action, members);
        boolean dry = AskedChange.isTrue(members, DRY_RUN);
        SetPlan plan = dry ? management.sets().plan(change) : management.sets().carryOut(change);
        if (!plan.refusals().isEmpty()) {
            throw new ServerException(ErrorCode.BAD_REQUEST, plan.refusals(), Optional.of("Nothing was changed."));
        }
        JsonPage page = new JsonPage(
                site.frame(context, PageDescription.of("plugins"), "Plugins", Optional.empty()),
                "plugins",
                new Facts()
                        .and("ok", true)
                        .and("changed", !dry && plan.changesSomething())
                        .and("steps", plan.steps())
                        .and("before", plan.before().number())
                        .and("set", plan.after().number())
                        .value());
        return site.write("json", page, request);
    }

    private Map<String, PlainValue> sentJar(Request request, byte[] jar) {
        return Map.of(
                "plugins",
                new PlainValue.Items(List.of(PlainValue.of(management.uploads().keep(jar)))),
                DRY_RUN,
                PlainValue.of(request.query().has(DRY_RUN)),
                AskedChange.OLDER,
                PlainValue.of(request.query().has(AskedChange.OLDER)));
    }

    private static Map<String, PlainValue> members(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        if (text.isBlank()) {
            return Map.of();
        }
        if (JsonText.read(text).orElseGet(PlainValue::nothing) instanceof PlainValue.Fields fields) {
            return fields.values();
        }
        throw new ServerException(ErrorCode.BAD_REQUEST, "The body is not a JSON object.");
    }
}
