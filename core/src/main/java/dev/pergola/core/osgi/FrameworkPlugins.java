package dev.pergola.core.osgi;

import dev.pergola.core.boot.PluginHost;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.plugins.FolderWatch;
import dev.pergola.core.plugins.PluginStatus;
import dev.pergola.core.plugins.Reconciler;
import java.util.List;
import java.util.Map;

/**
 * The plugins of this framework.
 *
 * @param watch their folders
 * @param reconciler what runs
 * @param configurations their settings
 */
record FrameworkPlugins(FolderWatch watch, Reconciler reconciler, PluginConfigurations configurations)
        implements PluginHost {

    @Override
    public void reconcile() {
        watch.look();
    }

    @Override
    public List<PluginStatus> statuses() {
        return reconciler.statuses();
    }

    @Override
    public void configure(Map<String, PlainValue> blocks) {
        configurations.apply(blocks);
    }
}
