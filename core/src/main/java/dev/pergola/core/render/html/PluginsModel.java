package dev.pergola.core.render.html;

import dev.pergola.core.page.PluginsPage;
import dev.pergola.core.page.ShownHook;
import dev.pergola.core.page.ShownPlugin;
import dev.pergola.core.text.NumberGrouping;
import dev.pergola.core.text.SiteUrls;
import java.util.List;

/** What the page of plugins shows. */
record PluginsModel(String jsonLink, String toggleAddress, String toggleLabel, boolean empty, List<Plugin> plugins) {

    /** A plugin. */
    record Plugin(String name, String version, String state, List<String> reasons, List<Hook> hooks, boolean hasHooks) {

        /** The state as a class name. */
        String stateClass() {
            return state.replace(' ', '-');
        }
    }

    /** One of its contributions. */
    record Hook(String kind, String key, String state, List<String> reasons, String calls) {}

    static PluginsModel of(PluginsPage page) {
        SiteUrls urls = new SiteUrls(page.frame().site().basePath());
        String address = urls.path("-/plugins");
        List<Plugin> plugins = page.plugins().stream()
                .filter(plugin -> page.all() || !plugin.builtIn())
                .map(PluginsModel::plugin)
                .toList();
        return new PluginsModel(
                address + (page.all() ? ".json?all=1" : ".json"),
                page.all() ? address : address + "?all=1",
                page.all() ? "Without what the server brings itself" : "With what the server brings itself",
                plugins.isEmpty(),
                plugins);
    }

    private static Plugin plugin(ShownPlugin plugin) {
        List<Hook> hooks = plugin.hooks().stream().map(PluginsModel::hook).toList();
        return new Plugin(plugin.name(), plugin.version(), plugin.state(), plugin.reasons(), hooks, !hooks.isEmpty());
    }

    private static Hook hook(ShownHook hook) {
        String calls = NumberGrouping.format(hook.calls())
                + (hook.failures() == 0 ? "" : ", " + NumberGrouping.format(hook.failures()) + " failed");
        return new Hook(hook.kind(), hook.key(), hook.state(), hook.reasons(), calls);
    }
}
