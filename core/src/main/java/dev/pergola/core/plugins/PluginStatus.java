package dev.pergola.core.plugins;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.hooks.HookStatus;
import dev.pergola.core.plugins.settings.SettingStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One line of the plugins page: a running plugin, or a file that is none.
 *
 * @param name the symbolic name; the name of the file where it holds no plugin
 * @param version empty where it holds no plugin
 * @param state the state
 * @param file where it came from; may hold something else by now, or be gone
 * @param origin which folder that is
 * @param hooks what it contributes, with the state of each; empty where it does not run
 * @param settings its declared settings; empty where it declares none or does not run
 * @param reasons why it is in that state, in sentences; empty for an active one
 */
public record PluginStatus(
        String name,
        Optional<String> version,
        PluginState state,
        Path file,
        String origin,
        List<HookStatus> hooks,
        List<SettingStatus> settings,
        List<String> reasons) {

    /** Checks the parts and copies the lists. */
    public PluginStatus {
        requireNonNull(name, "name is null");
        requireNonNull(version, "version is null");
        requireNonNull(state, "state is null");
        requireNonNull(file, "file is null");
        requireNonNull(origin, "origin is null");
        hooks = List.copyOf(hooks);
        settings = List.copyOf(settings);
        reasons = List.copyOf(reasons);
    }
}
