package dev.pergola.api.hook.data;

import dev.pergola.api.data.Transaction;
import dev.pergola.api.hook.run.Event;
import dev.pergola.api.http.Request;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** One write, as those see it who stand around it. For one thread; valid during the calls of one interceptor. */
@ProviderType
public interface WriteContext {

    /**
     * The database that is written.
     *
     * @return its name
     */
    String database();

    /**
     * The request for which it is written. Its thread waits for the write meanwhile.
     *
     * @return empty where no request asked for it, such as in a scheduled task
     */
    Optional<Request> request();

    /**
     * The transaction in which it is written.
     *
     * @return what is done with it is committed or rolled back together with the write
     */
    Transaction transaction();

    /**
     * Tells of an event once the write is committed, and never where it is rolled back.
     *
     * @param event of a known type
     * @throws IllegalArgumentException where nobody told of its type, or it has a property that its type does not have
     */
    void afterCommit(Event event);
}
