package dev.pergola.core.plugins;

/** A plugin was not accepted: it could not be installed, did not resolve, did not start, or is not sound. */
public final class PluginRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient PluginTrouble trouble;

    /**
     * Refuses a plugin. Without a cause on purpose: an exception of the plugin would keep its classes alive.
     *
     * @param trouble what is wrong with it
     */
    public PluginRefusal(PluginTrouble trouble) {
        super(trouble.reason());
        this.trouble = trouble;
    }

    /**
     * What is wrong.
     *
     * @return state and reason
     */
    public PluginTrouble trouble() {
        return trouble;
    }
}
