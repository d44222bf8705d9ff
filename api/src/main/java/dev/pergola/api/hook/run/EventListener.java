package dev.pergola.api.hook.run;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of everything that has happened: writes after their commit, people who sign in and out, and what plugins tell.
 *
 * <p>Called on a thread of its own, one event after the other in the order in which they were published, so it may take its
 * time: neither the request nor other listeners wait for it. While 1000 events wait for one listener, further ones are not
 * delivered to it, which the log says. What it throws is shown on the plugins page, and the next event still comes. When the
 * plugin leaves, events that wait are delivered first, within the time that a departure may take. A call that takes longer
 * than the call limit is interrupted, and what waits behind it is given up.
 */
@ConsumerType
@FunctionalInterface
public interface EventListener {

    /**
     * Hears of one event.
     *
     * @param event what has happened
     * @throws Exception to have it shown as a failure; nothing is undone
     */
    void happened(Event event) throws Exception;
}
