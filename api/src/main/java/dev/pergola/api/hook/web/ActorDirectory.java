package dev.pergola.api.hook.web;

import dev.pergola.api.http.Actor;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Knows more of people than their ids, such as their names, for pages and plugins that show who did something.
 *
 * <p>Called through the service {@link dev.pergola.api.server.Actors}, on the thread of whoever asks. The first directory in
 * order of ranking that answers is the only one; that of the core knows nothing but the id. One that throws counts as one
 * that does not answer.
 */
@ConsumerType
@FunctionalInterface
public interface ActorDirectory {

    /**
     * Looks people up.
     *
     * @param ids of people, each once
     * @return those that it knows, by id; empty to leave it to other directories
     * @throws Exception to leave it to other directories
     */
    Optional<Map<String, Actor>> find(Collection<String> ids) throws Exception;
}
