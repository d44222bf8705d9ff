package dev.pergola.core.plugins;

import dev.pergola.core.hooks.HookStatus;
import dev.pergola.core.hooks.Owner;
import dev.pergola.core.hooks.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is known of plugins, told for people. */
record StatusReport(KnownPlugins known, Snapshot snapshot, PluginPlatform platform) {

    /** By name; of one name first what runs, then what leaves, then the files that are left alone. */
    List<PluginStatus> statuses() {
        List<PluginStatus> statuses = new ArrayList<>();
        known.running().values().forEach(plugin -> statuses.add(statusOf(plugin)));
        known.leaving().forEach(plugin -> statuses.add(status(plugin, PluginState.LEAVING, List.of())));
        for (PluginStep step : known.plan().steps()) {
            if (step instanceof PluginStep.Leave leave) {
                statuses.add(statusOf(leave));
            }
        }
        statuses.sort(Comparator.comparing(PluginStatus::name)); // a stable sort
        return List.copyOf(statuses);
    }

    private PluginStatus statusOf(RunningPlugin plugin) {
        List<PluginTrouble> troubles = platform.troubles(plugin.owner());
        PluginState state =
                troubles.stream().map(PluginTrouble::state).findFirst().orElse(PluginState.ACTIVE);
        List<String> reasons = Stream.concat(
                        troubles.stream().map(PluginTrouble::reason), platform.remarks(plugin.owner()).stream())
                .toList();
        return status(plugin, state, reasons);
    }

    private PluginStatus status(RunningPlugin plugin, PluginState state, List<String> reasons) {
        PluginJar jar = plugin.jar();
        return new PluginStatus(
                jar.name(),
                Optional.of(jar.version().toString()),
                state,
                jar.path(),
                jar.origin(),
                hooksOf(plugin.owner(), snapshot).toList(),
                platform.settings(plugin.owner()),
                reasons);
    }

    private static PluginStatus statusOf(PluginStep.Leave leave) {
        PluginFile file = leave.file();
        Optional<PluginJar> jar = jarOf(file);
        return new PluginStatus(
                jar.map(PluginJar::name).orElseGet(file::fileName),
                jar.map(PluginJar::version).map(PluginVersion::toString),
                leave.trouble().state(),
                file.path(),
                file.origin(),
                List.of(),
                List.of(),
                List.of(leave.trouble().reason()));
    }

    private static Optional<PluginJar> jarOf(PluginFile file) {
        if (file instanceof SetAsideJar aside) {
            return Optional.of(aside.jar());
        }
        return file instanceof PluginJar plugin ? Optional.of(plugin) : Optional.empty();
    }

    /** What an owner contributes, with the state of each. */
    static Stream<HookStatus> hooksOf(Owner owner, Snapshot snapshot) {
        return snapshot.statuses().stream().filter(hook -> hook.entry().owner().equals(owner));
    }
}
