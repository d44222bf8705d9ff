package dev.pergola.core.view.plugins;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ServerException;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.page.PluginManagerPage;
import dev.pergola.core.page.PluginManagerPage.Catalogue;
import dev.pergola.core.page.PluginManagerPage.Field;
import dev.pergola.core.page.PluginManagerPage.Offer;
import dev.pergola.core.page.PluginManagerPage.PastSet;
import dev.pergola.core.page.PluginManagerPage.Plugin;
import dev.pergola.core.page.PluginManagerPage.Progress;
import dev.pergola.core.page.PluginManagerPage.Review;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.sets.PluginSet;
import dev.pergola.core.sets.SetChange;
import dev.pergola.core.sets.SetPlan;
import dev.pergola.core.view.SiteContext;
import java.util.List;
import java.util.Optional;

/**
 * The page on which plugins are installed, updated and removed. Every change is first shown as a question: what would start,
 * stop and be replaced. The page asks itself again as long as the server has not taken over what was decided.
 */
public final class ManagerView implements RouteHook {

    /** Where it answers. */
    public static final String PATTERN = "/-/plugins/manage";

    /** The same without a slash at the beginning. */
    static final String PATH = "-/plugins/manage";

    private static final String ACTION = "action";
    private static final String SEARCH = "q";

    private final SiteContext site;
    private final PluginManagement management;

    /**
     * Makes the view.
     *
     * @param site the site
     * @param management what is installed
     */
    public ManagerView(SiteContext site, PluginManagement management) {
        this.site = requireNonNull(site, "site is null");
        this.management = requireNonNull(management, "management is null");
    }

    /** The address of the question whether to do something; the plugins follow. */
    static String review(SiteContext site, String action) {
        return site.urls().path(PATH) + "?" + ACTION + "=" + action;
    }

    /** Whether a plugin is of a set. */
    static boolean isInstalled(InstalledPlugin plugin, PluginSet set) {
        return set.find(plugin.name())
                .filter(pinned -> pinned.version().toString().equals(plugin.version()))
                .isPresent();
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        site.require(request, Actions.MANAGE_PLUGINS, Resource.server());
        PluginSet current = management.sets().current();
        Progress progress = progress(current);
        PluginManagerPage page = new PluginManagerPage(
                site.frame(context, PageDescription.of("plugin_manager"), "Manage plugins", Optional.empty()),
                plugins(current),
                management.sets().kept().stream()
                        .map(set -> shown(set, current))
                        .toList(),
                progress,
                catalogue(request),
                request.parameter(ACTION).map(action -> review(action, request.query())));
        Response response = site.write(SiteContext.HTML, page, request).withHeader("Cache-Control", "no-store");
        return progress.coming() ? response.withHeader("Refresh", "1") : response;
    }

    private Progress progress(PluginSet current) {
        PluginManagement.Followed followed = management.followed().get();
        if (followed.set() != current.number()) {
            return new Progress("Set %d is being taken over.".formatted(current.number()), true);
        }
        return followed.rejected()
                .map(rejected -> new Progress(
                        "Set %d is not used, and what ran before goes on: %s"
                                .formatted(rejected.number(), rejected.reason()),
                        false))
                .orElse(new Progress("", false));
    }

    private List<Plugin> plugins(PluginSet current) {
        return management.plugins().get().stream()
                .map(plugin -> new Plugin(
                        plugin.name(),
                        plugin.version(),
                        plugin.state(),
                        plugin.reasons(),
                        isInstalled(plugin, current)))
                .toList();
    }

    private static PastSet shown(PluginSet set, PluginSet current) {
        return new PastSet(
                set.number(),
                set.made().toString(),
                set.cause(),
                set.plugins().stream().map(Object::toString).toList(),
                set.number() == current.number());
    }

    private Catalogue catalogue(Request request) {
        String search = request.parameter(SEARCH).orElse("");
        List<InstalledPlugin> here = management.plugins().get();
        return new Catalogue(
                search,
                management.sets().offers(search).stream()
                        .map(offer -> new Offer(
                                offer.name(),
                                offer.version().toString(),
                                offer.description(),
                                offer.size(),
                                here.stream()
                                        .filter(plugin -> plugin.name().equals(offer.name()))
                                        .map(InstalledPlugin::version)
                                        .findFirst()
                                        .orElse("")))
                        .toList());
    }

    private Review review(String action, QueryString asked) {
        SetChange change = AskedChange.of(action, asked);
        List<Field> fields = asked.parameters().stream()
                .filter(field -> !field.name().equals(ACTION))
                .map(field -> new Field(field.name(), field.value()))
                .toList();
        String address = site.urls().path("-/plugins/" + action);
        SetPlan plan = plan(change);
        Optional<String> older = change instanceof SetChange.Install install
                        && !install.downgrade()
                        && !plan.refusals().isEmpty()
                ? Optional.of(
                        asked.with(AskedChange.OLDER, "1").appendTo(site.urls().path(PATH)))
                : Optional.empty();
        return new Review(question(change, plan), plan.steps(), plan.refusals(), address, fields, older);
    }

    /** What cannot even be planned is told on the page as well. */
    private SetPlan plan(SetChange change) {
        try {
            return management.sets().plan(change);
        } catch (ServerException refused) {
            PluginSet current = management.sets().current();
            return new SetPlan(current, current, List.of(), List.of(), refused.messages());
        }
    }

    private static String question(SetChange change, SetPlan plan) {
        if (change instanceof SetChange.Rollback) {
            return "Go back to an earlier set?";
        }
        if (change instanceof SetChange.Uninstall uninstall) {
            return "Remove " + String.join(", ", uninstall.names()) + "?";
        }
        String arriving = String.join(
                ", ",
                plan.arrivals().stream()
                        .map(arrival -> arrival.jar().toString())
                        .toList());
        return (change instanceof SetChange.Update ? "Update" : "Install") + (arriving.isEmpty() ? "" : " " + arriving)
                + "?";
    }
}
