package dev.pergola.api.hook.run;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A verb of the command line. The core's own verbs are command hooks too.
 *
 * <p>Called once, on the main thread of the process, when the verb is given. The command line has been checked against
 * the specification before. Two commands of one name: the higher ranking is active, the other shadowed.
 */
@ConsumerType
public interface CommandHook {

    /** Service property, required: the verb (String), lower case letters, digits and hyphens. */
    String NAME = "pergola.command.name";

    /**
     * Service property (Boolean): the command works on a site. Default false.
     *
     * <p>Besides its own options and arguments it then takes those of {@code serve} that say what a site consists of: the
     * files, the configuration, templates, and so on. Before {@link #run} is called, the core opens this site with all its
     * checks and start-up hooks, so that every service such as {@link dev.pergola.api.server.InternalClient} and
     * {@link dev.pergola.api.data.Databases} speaks of it; nothing listens. It is closed when {@code run} has ended, so
     * threads of the command have to end before. Where it cannot be opened, {@code run} is not called. When the process is told to
     * stop, the thread is interrupted. An option of the command goes before one of {@code serve} with the same name.
     */
    String SITE = "pergola.command.site";

    /**
     * What the command line may hold.
     *
     * @return the same value each time
     */
    CommandSpecification specification();

    /**
     * Does the work.
     *
     * @param context the command line and where to print; valid during this call
     * @return the exit code of the process: 0 for success, 1 for a failure, 2 for wrong usage
     * @throws Exception to end with exit code 1 and its message on standard error
     */
    int run(CommandContext context) throws Exception;
}
