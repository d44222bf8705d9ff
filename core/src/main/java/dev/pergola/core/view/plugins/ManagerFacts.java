package dev.pergola.core.view.plugins;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Response;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.page.Facts;
import dev.pergola.core.page.JsonPage;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.sets.Offer;
import dev.pergola.core.sets.PluginSet;
import dev.pergola.core.view.AlwaysJson;
import dev.pergola.core.view.SiteContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Tells programs what is installed and what could be. */
public final class ManagerFacts {

    /** Where the state is told. */
    public static final String STATUS = "/-/plugins/status.json";

    /** Where the catalogue is searched. */
    public static final String CATALOGUE = "/-/plugins/catalogue.json";

    private final SiteContext site;
    private final PluginManagement management;

    /**
     * Makes the views.
     *
     * @param site the site
     * @param management what is installed
     */
    public ManagerFacts(SiteContext site, PluginManagement management) {
        this.site = requireNonNull(site, "site is null");
        this.management = requireNonNull(management, "management is null");
    }

    /**
     * What is installed, and how far the server is with it.
     *
     * @return a route
     */
    public RouteHook status() {
        return route(context -> status(management.followed().get()));
    }

    /**
     * What could be installed, by the words in {@code q}.
     *
     * @return a route
     */
    public RouteHook catalogue() {
        return route(context -> new Facts()
                .and("ok", true)
                .and(
                        "plugins",
                        list(
                                management
                                        .sets()
                                        .offers(context.request().parameter("q").orElse("")),
                                offer -> offer(offer))));
    }

    private RouteHook route(Function<RouteContext, Facts> facts) {
        return new AlwaysJson(site, context -> answer(context, facts));
    }

    private Response answer(RouteContext context, Function<RouteContext, Facts> facts) {
        site.require(context.request(), Actions.MANAGE_PLUGINS, Resource.server());
        JsonPage page = new JsonPage(
                site.frame(context, PageDescription.of("plugins"), "Plugins", Optional.empty()),
                "plugins",
                facts.apply(context).value());
        return site.write("json", page, context.request()).withHeader("Cache-Control", "no-store");
    }

    private Facts status(PluginManagement.Followed followed) {
        PluginSet current = management.sets().current();
        return new Facts()
                .and("ok", true)
                .and("set", current.number())
                .and("followed", followed.set())
                .and("rejected", followed.rejected().map(set -> set.reason()))
                .and("plugins", list(management.plugins().get(), plugin -> new Facts()
                        .and("name", plugin.name())
                        .and("version", plugin.version())
                        .and("state", plugin.state())
                        .and("reasons", plugin.reasons())
                        .and("installed", ManagerView.isInstalled(plugin, current))))
                .and("sets", list(management.sets().kept(), ManagerFacts::set));
    }

    private static Facts set(PluginSet set) {
        return new Facts()
                .and("number", set.number())
                .and("made", set.made().toString())
                .and("cause", set.cause())
                .and("plugins", list(set.plugins(), plugin -> new Facts()
                        .and("name", plugin.name())
                        .and("version", plugin.version().toString())
                        .and("sha256", plugin.sha256())
                        .and("origin", plugin.origin())));
    }

    private static Facts offer(Offer offer) {
        return new Facts()
                .and("name", offer.name())
                .and("version", offer.version().toString())
                .and("description", offer.description())
                .and("size", offer.size());
    }

    private static <T> PlainValue list(List<T> items, Function<T, Facts> facts) {
        return new PlainValue.Items(items.stream()
                .<PlainValue>map(item -> facts.apply(item).value())
                .toList());
    }
}
