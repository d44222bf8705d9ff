package dev.pergola.api.hook.run;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Runs again and again while it is registered.
 *
 * <p>Called on a thread of the scheduler, never twice at once for one task; the next run begins one period after the
 * last has ended. What it throws marks the task as failing until a run succeeds, and the next run still comes. When the
 * service leaves, no new run begins; a run under way is waited for, then interrupted.
 */
@ConsumerType
public interface ScheduledTask {

    /** Service property, required: the name on the plugins page (String), unique within its bundle. */
    String NAME = "pergola.task.name";

    /** Service property, required: milliseconds from the end of one run to the next (Long, Integer or String), from 10. */
    String PERIOD = "pergola.task.period";

    /** Service property: milliseconds before the first run (Long, Integer or String). Default 0. */
    String DELAY = "pergola.task.delay";

    /**
     * Does the work once.
     *
     * @throws Exception to mark this run as failed
     */
    void run() throws Exception;
}
