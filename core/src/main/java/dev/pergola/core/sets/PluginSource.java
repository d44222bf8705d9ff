package dev.pergola.core.sets;

import java.util.List;
import java.util.Optional;

/** Where plugins come from. What is wrong with what is found there is thrown as a problem that says what and why. */
public interface PluginSource {

    /**
     * Finds what somebody wants to install.
     *
     * @param wish as it was typed
     * @param installed what is installed already
     * @return the plugin with all that it needs; empty where this source does not know what is meant
     * @throws dev.pergola.api.ServerException where it is known and cannot be had
     */
    Optional<List<Arrival>> find(String wish, PluginSet installed);

    /**
     * Looks for what is there now of an installed plugin.
     *
     * @param plugin one that is installed
     * @param installed all that is
     * @return the newest with all that it needs, which may be the same; empty where this source has never had it
     * @throws dev.pergola.api.ServerException where it cannot be had
     */
    Optional<List<Arrival>> newest(PinnedPlugin plugin, PluginSet installed);

    /**
     * What can be had by its name.
     *
     * @param text words that have to be said of it; blank for everything
     * @return by name; empty where nothing fits, and where this source knows no names
     */
    default List<Offer> offers(String text) {
        return List.of();
    }
}
