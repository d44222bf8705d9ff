package dev.pergola.core.plugins;

import dev.pergola.core.hooks.Owner;
import java.util.List;

/** A platform that is not ready the first time it is asked. */
final class UnreadyPlatform implements PluginPlatform {

    private final PluginPlatform platform;
    private boolean ready;

    UnreadyPlatform(PluginPlatform platform) {
        this.platform = platform;
    }

    @Override
    public Owner install(PluginJar jar) throws PluginRefusal {
        if (!ready) {
            ready = true;
            throw new IllegalStateException("the platform is not ready");
        }
        return platform.install(jar);
    }

    @Override
    public void start(Owner plugin) throws PluginRefusal {
        platform.start(plugin);
    }

    @Override
    public List<PluginTrouble> troubles(Owner plugin) {
        return platform.troubles(plugin);
    }

    @Override
    public void remove(Owner plugin) {
        platform.remove(plugin);
    }
}
