package dev.pergola.core.view.plugins;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.hooks.Snapshot;
import dev.pergola.core.page.PluginsPage;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.view.MissingOffers;
import dev.pergola.core.view.SiteContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers with every plugin, its state and its hooks. */
public final class PluginsView implements RouteHook {

    /** The addresses of the list. */
    public static final String PATTERN = "/-/plugins[.{format}]";

    private final SiteContext site;
    private final Supplier<Snapshot> snapshot;
    private final Supplier<List<InstalledPlugin>> installed;
    private final boolean managed;

    /**
     * Makes the view.
     *
     * @param site the site
     * @param snapshot what contributes at present
     * @param installed what is installed at present; empty where plugins are not managed
     * @param managed whether plugins can be changed over the network
     */
    public PluginsView(
            SiteContext site, Supplier<Snapshot> snapshot, Supplier<List<InstalledPlugin>> installed, boolean managed) {
        this.site = requireNonNull(site, "site is null");
        this.snapshot = requireNonNull(snapshot, "snapshot is null");
        this.installed = requireNonNull(installed, "installed is null");
        this.managed = managed;
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        site.require(request, Actions.VIEW_INSTANCE, Resource.server());
        boolean all = request.parameter("all").filter(value -> !value.isEmpty()).isPresent();
        String json = site.urls().path("-/plugins.json") + (all ? "?all=1" : "");
        PluginsPage page = new PluginsPage(
                site.frame(context, PageDescription.of("plugins"), "Plugins", Optional.of(json)),
                PluginList.of(installed.get(), snapshot.get()),
                all,
                missing(request),
                manager(request));
        return site.write(site.format(context), page, request);
    }

    private List<String> missing(Request request) {
        return site.allows(request, Actions.DEBUG_MENU, Resource.server())
                ? new MissingOffers(site, snapshot.get()).sentences()
                : List.of();
    }

    private Optional<String> manager(Request request) {
        return managed && site.allows(request, Actions.MANAGE_PLUGINS, Resource.server())
                ? Optional.of(site.urls().path(ManagerView.PATH))
                : Optional.empty();
    }
}
