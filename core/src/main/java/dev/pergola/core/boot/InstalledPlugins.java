package dev.pergola.core.boot;

import dev.pergola.core.page.ShownSetting;
import dev.pergola.core.plugins.PluginFolder;
import dev.pergola.core.plugins.PluginStatus;
import dev.pergola.core.plugins.settings.SettingStatus;
import dev.pergola.core.view.plugins.InstalledPlugin;
import java.util.List;

/** Tells the page of plugins what is installed. */
final class InstalledPlugins {

    private InstalledPlugins() {}

    static List<InstalledPlugin> of(PluginHost host) {
        return host.statuses().stream().map(InstalledPlugins::installed).toList();
    }

    private static InstalledPlugin installed(PluginStatus plugin) {
        return new InstalledPlugin(
                plugin.name(),
                plugin.version().orElse(""),
                plugin.state().words(),
                plugin.reasons(),
                plugin.settings().stream().map(InstalledPlugins::shown).toList(),
                plugin.origin().equals(PluginFolder.DISTRIBUTION));
    }

    private static ShownSetting shown(SettingStatus setting) {
        return new ShownSetting(
                setting.key(),
                setting.type(),
                setting.description(),
                setting.standard(),
                setting.value(),
                setting.source());
    }
}
