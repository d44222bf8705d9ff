package dev.pergola.api.hook.run;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Says which kinds of events a plugin publishes. An event of a kind that nobody has told of is refused. The kinds of the
 * core are told of through this hook too.
 *
 * <p>Called once after each change of plugins, on the thread that publishes the next event. Of two types with one name the
 * one of the core counts, then that of the higher ranking; the hook that tells of the other is shown as failing. What it
 * throws is shown on the plugins page, and its types do not exist.
 */
@ConsumerType
@FunctionalInterface
public interface EventTypes {

    /**
     * The kinds of events.
     *
     * @return the same each time; empty where there are none
     */
    List<EventType> types();
}
