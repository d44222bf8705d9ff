package dev.pergola.api.hook.run;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Runs once before the server accepts requests, or, for a plugin that arrives later, once when it is registered.
 *
 * <p>Called on the starting thread, in order of ranking from high to low; the databases are attached and the
 * configuration is in place. What it throws stops the start of the server when the hook is the core's own; a plugin's
 * failure is shown on the plugins page and the server starts without it.
 */
@ConsumerType
public interface StartupHook {

    /**
     * Prepares something.
     *
     * @throws Exception where that is not possible
     */
    void started() throws Exception;
}
