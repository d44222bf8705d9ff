package dev.pergola.core.boot;

import dev.pergola.core.catalogue.Catalogue;
import dev.pergola.core.plugins.PluginFile;
import dev.pergola.core.plugins.PluginFolder;
import dev.pergola.core.plugins.PluginJar;
import dev.pergola.core.plugins.PluginStatus;
import dev.pergola.core.plugins.PluginTrial;
import dev.pergola.core.plugins.PluginTrouble;
import dev.pergola.core.plugins.RejectedSet;
import dev.pergola.core.plugins.settings.WrittenBlock;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What runs the plugins, as far as the rest of the core needs it. Without a framework there is {@link #none()}. */
public interface PluginHost extends PluginTrial {

    /**
     * Looks at the folders of plugins and lets those run that should. Called once before a command line runs, and again
     * and again by a scheduled task.
     */
    void reconcile();

    /**
     * The folders whose jars run, in order.
     *
     * @return empty where none are looked at
     */
    List<PluginFolder> folders();

    /**
     * Which installed set was acted on last.
     *
     * @return its number, 0 before the first
     */
    int set();

    /**
     * Runs a plugin that is being written, and replaces it each time its sources change; takes effect at the next look.
     *
     * @param place its only file, or the folder of a project
     * @param listener is told each time its sources have changed and what follows from that is done, by the thread that looks
     */
    void develop(Path place, Consumer<PluginFile> listener);

    /**
     * The folders in which something may change that matters to plugins.
     *
     * @return absolute; some may not exist; others once a project has more folders
     */
    Set<Path> directories();

    /**
     * The installed set that is wanted and did not come up.
     *
     * @return empty where the set that is wanted runs
     */
    Optional<RejectedSet> rejected();

    /**
     * What could be installed.
     *
     * @return {@link Catalogue#EMPTY} where nothing can
     */
    Catalogue catalogue();

    /**
     * Every plugin with its state.
     *
     * @return in order of name
     */
    List<PluginStatus> statuses();

    /**
     * Hands the plugins their settings; those that run are told at once, and those that waited for other settings are
     * tried again.
     *
     * @param blocks the blocks of the configuration by name of the plugin; blocks that were there before and are not any
     *     more are taken back
     */
    void configure(Map<String, WrittenBlock> blocks);

    /**
     * No plugins.
     *
     * @return a host that does nothing
     */
    static PluginHost none() {
        return new PluginHost() {
            @Override
            public void reconcile() {
                // there is nothing to look at
            }

            @Override
            public List<PluginFolder> folders() {
                return List.of();
            }

            @Override
            public void develop(Path place, Consumer<PluginFile> listener) {
                // there is nothing that could run it
            }

            @Override
            public Set<Path> directories() {
                return Set.of();
            }

            @Override
            public Catalogue catalogue() {
                return Catalogue.EMPTY;
            }

            @Override
            public int set() {
                return 0;
            }

            @Override
            public Optional<RejectedSet> rejected() {
                return Optional.empty();
            }

            @Override
            public Map<PluginJar, PluginTrouble> tryOut(List<PluginJar> jars) {
                return Map.of();
            }

            @Override
            public List<PluginStatus> statuses() {
                return List.of();
            }

            @Override
            public void configure(Map<String, WrittenBlock> blocks) {
                // there is nobody to tell
            }
        };
    }
}
