package dev.pergola.core.plugins;

import java.util.List;
import java.util.Map;

/** Finds out whether plugins could run, without starting one. Called by one thread at a time. */
public interface PluginTrial {

    /** A trial that finds nothing wrong, for processes in which no plugin runs. */
    PluginTrial NONE = jars -> Map.of();

    /**
     * Tries plugins beside those that run, all of them together, since one may need what another offers. Nothing of them is
     * left afterwards.
     *
     * @param jars of different plugins
     * @return what is wrong, by jar; those that could run are not in it
     */
    Map<PluginJar, PluginTrouble> tryOut(List<PluginJar> jars);
}
