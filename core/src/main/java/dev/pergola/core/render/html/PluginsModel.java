package dev.pergola.core.render.html;

import dev.pergola.core.model.PlainValue;
import dev.pergola.core.page.PluginsPage;
import dev.pergola.core.page.ShownHook;
import dev.pergola.core.page.ShownPlugin;
import dev.pergola.core.page.ShownSetting;
import dev.pergola.core.text.NumberGrouping;
import dev.pergola.core.text.SiteUrls;
import java.util.List;
import java.util.stream.Collectors;

/** What the page of plugins shows. */
record PluginsModel(
        String jsonLink,
        String toggleAddress,
        String toggleLabel,
        boolean empty,
        List<Plugin> plugins,
        List<String> missing,
        String manager) {

    /** A plugin. */
    record Plugin(
            String name,
            String version,
            String state,
            List<Reason> reasons,
            List<Hook> hooks,
            boolean hasHooks,
            List<Setting> settings,
            boolean hasSettings) {

        /** The state as a class name. */
        String stateClass() {
            return state.replace(' ', '-');
        }
    }

    /** Why a plugin is in its state: a sentence, or lines whose blanks matter, such as those of a compiler. */
    record Reason(String text, boolean listing) {

        static Reason of(String text) {
            return new Reason(text, text.contains("\n"));
        }
    }

    /** One of its contributions. */
    record Hook(String kind, String key, String state, List<String> reasons, String calls) {}

    /** One of its settings. */
    record Setting(String key, String type, String description, String standard, String value, String source) {}

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
                plugins,
                page.missing(),
                page.manager().orElse(""));
    }

    private static Plugin plugin(ShownPlugin plugin) {
        List<Hook> hooks = plugin.hooks().stream().map(PluginsModel::hook).toList();
        List<Setting> settings =
                plugin.settings().stream().map(PluginsModel::setting).toList();
        List<Reason> reasons = plugin.reasons().stream().map(Reason::of).toList();
        return new Plugin(
                plugin.name(),
                plugin.version(),
                plugin.state(),
                reasons,
                hooks,
                !hooks.isEmpty(),
                settings,
                !settings.isEmpty());
    }

    private static Setting setting(ShownSetting setting) {
        return new Setting(
                setting.key(),
                setting.type(),
                setting.description(),
                words(setting.standard()),
                words(setting.value()),
                setting.source());
    }

    /** A value as it is written without quotes; what is declared as a list has simple elements. */
    private static String words(PlainValue value) {
        if (value instanceof PlainValue.Text text) {
            return text.value();
        }
        if (value instanceof PlainValue.Whole whole) {
            return whole.value().toString();
        }
        if (value instanceof PlainValue.Real real) {
            return Double.toString(real.value());
        }
        if (value instanceof PlainValue.Flag flag) {
            return Boolean.toString(flag.value());
        }
        if (value instanceof PlainValue.Items items) {
            return items.values().stream().map(PluginsModel::words).collect(Collectors.joining(", "));
        }
        return value instanceof PlainValue.Fields fields
                ? String.join(", ", fields.values().keySet())
                : "";
    }

    private static Hook hook(ShownHook hook) {
        String calls = NumberGrouping.format(hook.calls())
                + (hook.failures() == 0 ? "" : ", " + NumberGrouping.format(hook.failures()) + " failed");
        return new Hook(hook.kind(), hook.key(), hook.state(), hook.reasons(), calls);
    }
}
