package dev.pergola.core.osgi;

import dev.pergola.core.boot.PluginHost;
import dev.pergola.core.catalogue.Catalogue;
import dev.pergola.core.plugins.FolderWatch;
import dev.pergola.core.plugins.PluginFile;
import dev.pergola.core.plugins.PluginFolder;
import dev.pergola.core.plugins.PluginJar;
import dev.pergola.core.plugins.PluginStatus;
import dev.pergola.core.plugins.PluginTrial;
import dev.pergola.core.plugins.PluginTrouble;
import dev.pergola.core.plugins.Reconciler;
import dev.pergola.core.plugins.RejectedSet;
import dev.pergola.core.plugins.settings.WrittenBlock;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The plugins of this framework.
 *
 * @param folders where their jars are
 * @param watch looks at the folders
 * @param reconciler what runs
 * @param trial finds out whether plugins could run
 * @param settings their settings
 * @param output what they write to the log
 * @param catalogue what could be installed
 */
record FrameworkPlugins(
        List<PluginFolder> folders,
        FolderWatch watch,
        Reconciler reconciler,
        PluginTrial trial,
        SettingsOfPlugins settings,
        PluginOutput output,
        Catalogue catalogue)
        implements PluginHost {

    @Override
    public void reconcile() {
        output.tellNews();
        watch.look();
    }

    @Override
    public int set() {
        return watch.set();
    }

    @Override
    public void develop(Path place, Consumer<PluginFile> listener) {
        watch.develop(place, listener);
    }

    @Override
    public Set<Path> directories() {
        return watch.directories();
    }

    @Override
    public Optional<RejectedSet> rejected() {
        return watch.rejected();
    }

    @Override
    public Map<PluginJar, PluginTrouble> tryOut(List<PluginJar> jars) {
        return trial.tryOut(jars);
    }

    @Override
    public List<PluginStatus> statuses() {
        return reconciler.statuses();
    }

    @Override
    public void configure(Map<String, WrittenBlock> blocks) {
        settings.apply(blocks);
        watch.tryAgain();
    }
}
