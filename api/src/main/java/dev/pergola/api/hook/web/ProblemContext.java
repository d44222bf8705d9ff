package dev.pergola.api.hook.web;

import dev.pergola.api.ServerException;
import dev.pergola.api.http.Request;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** A problem that is about to be answered. For one thread; valid during the call. */
@ProviderType
public interface ProblemContext {

    /**
     * The request. Its body may have been read, and its query may be unreadable.
     *
     * @return the same value each time
     */
    Request request();

    /**
     * The problem as it would be answered.
     *
     * @return its code has the status
     */
    ServerException problem();

    /**
     * What was thrown in truth, for those who report failures. Must not be kept: it may belong to another plugin.
     *
     * @return empty where nothing but the problem was thrown
     */
    Optional<Throwable> cause();
}
