package dev.pergola.api.server;

import dev.pergola.api.hook.run.Event;
import org.osgi.annotation.versioning.ProviderType;

/** Where events are published, as an OSGi service. May be used by any number of threads. */
@ProviderType
public interface Events {

    /**
     * Tells every listener of something that has happened, without waiting for any of them. What is done in a transaction
     * is to be told of after its commit; see {@link dev.pergola.api.hook.data.WriteContext#afterCommit}.
     *
     * @param event of a type that some {@link dev.pergola.api.hook.run.EventTypes} told of
     * @throws IllegalArgumentException where nobody told of its type, or it has a property that its type does not have
     */
    void publish(Event event);
}
