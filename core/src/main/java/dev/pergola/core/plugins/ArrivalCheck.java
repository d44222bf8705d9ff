package dev.pergola.core.plugins;

import dev.pergola.core.hooks.Owner;
import java.util.Optional;

/** Looks at a plugin that has started and is not seen yet. */
@FunctionalInterface
public interface ArrivalCheck {

    /** Nothing speaks against any plugin. */
    ArrivalCheck NONE = arriving -> Optional.empty();

    /**
     * Asks a plugin whether it can do its work. Returns within a limited time.
     *
     * @param arriving what its contributions are registered under
     * @return why it should not take its place; empty where it may
     */
    Optional<PluginTrouble> check(Owner arriving);
}
