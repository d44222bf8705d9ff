package dev.pergola.core.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What changed from one configuration to the next, so that a running server changes just that.
 *
 * @param settings the settings whose value in force is another
 * @param plugins what happened to the blocks of plugins of the whole server
 * @param databases names of databases whose options changed, came or went
 * @param access whether anything changed about who may do what, at any level
 * @param resources whether the style sheets or scripts of all pages changed
 */
public record ConfigurationDifference(
        List<Setting<?>> settings, PluginBlocks plugins, Set<String> databases, boolean access, boolean resources) {

    /**
     * Names of plugins by what happened to their block for the whole server.
     *
     * @param added there is one now
     * @param changed it says something else
     * @param removed there is none any more
     */
    public record PluginBlocks(Set<String> added, Set<String> changed, Set<String> removed) {
        /** Copies the sets. */
        public PluginBlocks {
            added = Set.copyOf(added);
            changed = Set.copyOf(changed);
            removed = Set.copyOf(removed);
        }

        private boolean isEmpty() {
            return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
        }
    }

    /** Copies the collections. */
    public ConfigurationDifference {
        settings = List.copyOf(settings);
        databases = Set.copyOf(databases);
    }

    /** Compares two configurations. */
    public static ConfigurationDifference between(Configuration before, Configuration after) {
        List<Setting<?>> settings = Setting.all().stream()
                .filter(setting ->
                        !before.settings().get(setting).equals(after.settings().get(setting)))
                .toList();
        PluginBlocks plugins = new PluginBlocks(
                missing(after.plugins(), before.plugins()),
                changed(before.plugins(), after.plugins()),
                missing(before.plugins(), after.plugins()));
        Set<String> databases = new LinkedHashSet<>(changed(before.databases(), after.databases()));
        databases.addAll(missing(before.databases(), after.databases()));
        databases.addAll(missing(after.databases(), before.databases()));
        return new ConfigurationDifference(
                settings,
                plugins,
                databases,
                !before.accessLevels().equals(after.accessLevels()),
                !before.styleSheets().equals(after.styleSheets())
                        || !before.scripts().equals(after.scripts()));
    }

    /** Whether nothing changed that the server reads. */
    public boolean isEmpty() {
        return settings.isEmpty() && plugins.isEmpty() && databases.isEmpty() && !access && !resources;
    }

    /** Keys of the first map that the second does not have. */
    private static Set<String> missing(Map<String, ?> from, Map<String, ?> in) {
        Set<String> names = new LinkedHashSet<>(from.keySet());
        names.removeAll(in.keySet());
        return names;
    }

    private static Set<String> changed(Map<String, ?> before, Map<String, ?> after) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.retainAll(after.keySet());
        names.removeIf(name -> Objects.equals(before.get(name), after.get(name)));
        return names;
    }
}
