package dev.pergola.api.hook.run;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Tells whether a plugin can do its work, before it gets any to do: that a file is there, that a service answers, that its
 * settings make sense together.
 *
 * <p>Called once for each version of a plugin that arrives in a running server, when all its components are there and none of
 * its contributions can be seen yet; where it takes the place of another version, that one still runs. When it answers a
 * problem, throws, or does not answer within ten seconds, the arriving version is removed again and the other one goes on;
 * the plugins page shows the reason. When the server starts it is called for plugins of an installed set that has not come up
 * before, shortly after they can be seen, and the last set that came up takes their place again; for others it is not called,
 * since there is nothing to go on with: what a plugin lacks then may come later. Called on a thread of its own, with the databases and the configuration in place. The plugin's
 * {@link StartupHook} need not have run yet. Of several checks of a plugin each has to be good.
 */
@ConsumerType
public interface HealthCheck {

    /**
     * Looks whether the work can be done. Changes nothing that others see.
     *
     * @return {@link Health#GOOD}, or the problem
     * @throws Exception where that cannot be found out, which counts as a problem
     */
    Health check() throws Exception;
}
