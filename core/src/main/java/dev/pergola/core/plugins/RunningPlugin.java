package dev.pergola.core.plugins;

import dev.pergola.core.hooks.Owner;

/**
 * A plugin that was started.
 *
 * @param owner what its contributions are registered under
 * @param jar the jar it came from; the file itself may hold something else by now
 */
record RunningPlugin(Owner owner, PluginJar jar) {

    /** A plugin that would run, for a plan that is only told. */
    static RunningPlugin imagined(PluginJar jar) {
        return new RunningPlugin(new Owner(jar.name(), jar.version().toString(), 0), jar);
    }

    @Override
    public String toString() {
        return jar.toString();
    }
}
