package dev.pergola.core.view.plugins;

import dev.pergola.core.hooks.CallRecord;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookState;
import dev.pergola.core.hooks.HookStatus;
import dev.pergola.core.hooks.Owner;
import dev.pergola.core.hooks.Snapshot;
import dev.pergola.core.page.ShownHook;
import dev.pergola.core.page.ShownPlugin;
import dev.pergola.core.page.ShownPlugin.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Joins what is installed with what it contributes. */
final class PluginList {
    private static final Comparator<ShownPlugin> BY_NAME =
            Comparator.comparing(ShownPlugin::name).thenComparing(ShownPlugin::version);

    private static final String ACTIVE = word(HookState.ACTIVE);

    private PluginList() {}

    /**
     * Every plugin with its hooks.
     *
     * @param installed what is installed, running or not
     * @param snapshot what contributes at present; may know owners that were not installed, such as the core
     */
    static List<ShownPlugin> of(List<InstalledPlugin> installed, Snapshot snapshot) {
        Map<Owner, List<ShownHook>> hooks = new LinkedHashMap<>();
        for (HookStatus status : snapshot.statuses()) {
            hooks.computeIfAbsent(status.entry().owner(), owner -> new ArrayList<>())
                    .add(shown(status));
        }
        List<ShownPlugin> plugins = new ArrayList<>();
        for (InstalledPlugin plugin : installed) {
            List<ShownHook> own = new ArrayList<>();
            hooks.entrySet().removeIf(entry -> isOf(plugin, entry.getKey()) && own.addAll(entry.getValue()));
            plugins.add(new ShownPlugin(
                    plugin.name(),
                    plugin.version(),
                    state(plugin.state(), own),
                    plugin.reasons(),
                    own,
                    plugin.settings(),
                    plugin.brought() ? Source.BROUGHT : Source.INSTALLED));
        }
        hooks.forEach((owner, own) -> plugins.add(new ShownPlugin(
                owner.name(),
                owner.version(),
                ofUnknown(own),
                List.of(),
                own,
                List.of(),
                owner.isCore() ? Source.CORE : Source.INSTALLED)));
        plugins.sort(BY_NAME);
        return List.copyOf(plugins);
    }

    /** One that is just being started is not among the installed yet, and nobody sees what it contributes. */
    private static String ofUnknown(List<ShownHook> hooks) {
        String held = word(HookState.HELD);
        return hooks.stream().allMatch(hook -> hook.state().equals(held)) ? held : state(ACTIVE, hooks);
    }

    private static boolean isOf(InstalledPlugin plugin, Owner owner) {
        return !owner.isCore()
                && owner.name().equals(plugin.name())
                && owner.version().equals(plugin.version());
    }

    /** A plugin that runs but of which something fails is told to fail, so that it is seen. */
    private static String state(String state, List<ShownHook> hooks) {
        String failing = word(HookState.FAILING);
        boolean fails = hooks.stream().anyMatch(hook -> hook.state().equals(failing));
        return state.equals(ACTIVE) && fails ? failing : state;
    }

    private static ShownHook shown(HookStatus status) {
        HookEntry<?> entry = status.entry();
        CallRecord calls = entry.calls();
        return new ShownHook(
                entry.point().name(),
                entry.key().orElse(""),
                word(status.state()),
                status.reasons(),
                calls.count(),
                calls.failures());
    }

    private static String word(HookState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
