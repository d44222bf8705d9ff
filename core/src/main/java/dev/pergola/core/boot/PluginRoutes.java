package dev.pergola.core.boot;

import dev.pergola.core.view.SiteContext;
import dev.pergola.core.view.plugins.ChangeView;
import dev.pergola.core.view.plugins.ManagerFacts;
import dev.pergola.core.view.plugins.ManagerView;
import dev.pergola.core.view.plugins.PluginEventsView;
import dev.pergola.core.view.plugins.PluginManagement;
import dev.pergola.core.view.plugins.PluginsView;

/** The addresses about plugins. Those that change something exist only where the server was started so. */
final class PluginRoutes {

    private PluginRoutes() {}

    static void register(BuiltInHooks hooks, SiteContext site, Platform platform, boolean managed) {
        hooks.route(
                PluginsView.PATTERN,
                new PluginsView(
                        site, platform.registry()::current, () -> InstalledPlugins.of(platform.plugins()), managed));
        hooks.route(PluginEventsView.PATTERN, new PluginEventsView(site, platform.registry()::current));
        if (managed) {
            PluginManagement management = platform.management();
            ManagerFacts facts = new ManagerFacts(site, management);
            hooks.route(ManagerView.PATTERN, new ManagerView(site, management));
            hooks.route(ManagerFacts.STATUS, facts.status());
            hooks.route(ManagerFacts.CATALOGUE, facts.catalogue());
            hooks.route(ChangeView.PATTERN, new ChangeView(site, management), "POST");
        }
    }
}
