package dev.pergola.core.hooks;

import static java.util.Objects.requireNonNull;

/**
 * Who contributed a hook: a plugin bundle, or the core itself. Two owners are the same only if all parts are equal, so
 * two versions of a plugin that run side by side during a swap are told apart.
 *
 * @param name the plugin's name
 * @param version its version
 * @param id the number of its bundle in the framework; 0 for the core
 */
public record Owner(String name, String version, long id) {

    /** Checks the parts. */
    public Owner {
        requireNonNull(name, "name is null");
        requireNonNull(version, "version is null");
    }

    /**
     * The core as an owner.
     *
     * @param version the version of the product
     * @return the owner of all that is built in
     */
    public static Owner core(String version) {
        return new Owner("pergola", version, 0);
    }

    /**
     * Whether this is the core.
     *
     * @return true for built-in hooks
     */
    public boolean isCore() {
        return id == 0;
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
