package dev.pergola.core.plugins;

import static java.util.Objects.requireNonNull;

/**
 * What is wrong with a plugin. Holds texts only, so that it keeps no class of the plugin alive.
 *
 * @param state the state that follows from it
 * @param reason a sentence for people
 */
public record PluginTrouble(PluginState state, String reason) {

    /** Checks the parts. */
    public PluginTrouble {
        requireNonNull(state, "state is null");
        requireNonNull(reason, "reason is null");
    }
}
