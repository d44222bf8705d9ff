package dev.pergola.core.plugins;

import dev.pergola.core.hooks.Owner;
import dev.pergola.core.plugins.settings.SettingStatus;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Where plugins run. Called by one thread at a time, but for {@link #troubles},
 * {@link #remarks} and {@link #settings}, which any thread may ask for. Several
 * versions of one plugin, also twice the same version, can be there side by side.
 */
public interface PluginPlatform {

    /**
     * Copies a jar into the platform and starts nothing; the file may change or go afterwards.
     *
     * @param jar the jar
     * @return what its contributions will be registered under
     * @throws PluginRefusal where the platform does not take it
     */
    Owner install(PluginJar jar) throws PluginRefusal;

    /**
     * Starts a plugin. When this returns, everything that it contributes by itself is registered.
     *
     * @param plugin an installed plugin
     * @throws PluginRefusal where something that it needs is missing, its settings are wrong or its activator throws; it
     *     is still installed
     */
    void start(Owner plugin) throws PluginRefusal;

    /**
     * Which other plugins use classes of some plugins, so that they have to be started anew where these leave.
     *
     * @param plugins installed plugins
     * @return directly or by way of others
     */
    default Set<Owner> dependents(Collection<Owner> plugins) {
        return Set.of();
    }

    /**
     * Whether a plugin that was started still runs. One that uses what another brought stops when that leaves.
     *
     * @param plugin an installed plugin
     * @return false where it was stopped
     */
    default boolean runs(Owner plugin) {
        return true;
    }

    /**
     * What is wrong with a plugin that was started: components that failed, or that wait for something.
     *
     * @param plugin an installed plugin
     * @return empty where all is well
     */
    List<PluginTrouble> troubles(Owner plugin);

    /**
     * What is worth knowing of a plugin that was started, and no reason not to use it.
     *
     * @param plugin an installed plugin
     * @return sentences; empty where there is nothing to say
     */
    default List<String> remarks(Owner plugin) {
        return List.of();
    }

    /**
     * What a plugin that was started can be set to, and what holds.
     *
     * @param plugin an installed plugin
     * @return empty where it declares no settings
     */
    default List<SettingStatus> settings(Owner plugin) {
        return List.of();
    }

    /**
     * Stops and uninstalls a plugin. Does not fail: a plugin that throws on its way out is gone all the same.
     *
     * @param plugin an installed plugin, started or not
     */
    void remove(Owner plugin);
}
