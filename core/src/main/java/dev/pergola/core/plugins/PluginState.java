package dev.pergola.core.plugins;

/**
 * What state a plugin is in.
 *
 * <pre>
 * file --+-- no plugin ------------------------------> INVALID
 *        +-- switched off ---------------------------> DISABLED
 *        +-- another file of the same name is newer -> SUPERSEDED
 *        +-- another plugin of its set fails --------> REJECTED
 *        +-- something it needs is not there --------> RESOLVING_FAILED
 *        +-- it throws while it starts --------------> START_FAILED
 *        +-- its settings are wrong -----------------> SETTINGS_REFUSED
 *        +-- otherwise ------------------------------> ACTIVE --replaced or removed--> LEAVING --> gone
 * </pre>
 */
public enum PluginState {
    /** Runs. */
    ACTIVE("active"),
    /** Cannot run, or not in full: a package, a Java version or a service that it needs is missing. */
    RESOLVING_FAILED("resolving failed"),
    /** Its activator or one of its components threw. */
    START_FAILED("start failed"),
    /** What the configuration says for it does not fit; it goes on with former settings, or does not run. */
    SETTINGS_REFUSED("settings refused"),
    /** Another file with the same plugin goes first. */
    SUPERSEDED("superseded"),
    /** Of an installed set that did not come up; the set before it goes on. */
    REJECTED("set aside"),
    /** Switched off by a file beside it, or by an option of the command line. */
    DISABLED("disabled"),
    /** No plugin at all. */
    INVALID("invalid"),
    /** Out of sight already; the last requests that use it are waited for. */
    LEAVING("leaving");

    private final String words;

    PluginState(String words) {
        this.words = words;
    }

    /**
     * The state for people.
     *
     * @return lower case words
     */
    public String words() {
        return words;
    }
}
