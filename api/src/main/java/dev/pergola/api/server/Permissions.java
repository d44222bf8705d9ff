package dev.pergola.api.server;

import dev.pergola.api.Resource;
import dev.pergola.api.http.Actor;
import java.util.Collection;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Who may do what, as an OSGi service. May be used by any number of threads. */
@ProviderType
public interface Permissions {

    /**
     * Whether somebody may do something.
     *
     * @param actor who
     * @param action the full name of an action
     * @param resource with what
     * @return false also where what a rule asks for failed
     * @throws IllegalArgumentException where there is no such action
     */
    boolean allowed(Actor actor, String action, Resource resource);

    /**
     * Those of many resources with which somebody may do something. The rules are asked for once.
     *
     * @param actor who
     * @param action the full name of an action
     * @param resources any number
     * @return in their order
     * @throws IllegalArgumentException where there is no such action
     */
    List<Resource> allowed(Actor actor, String action, Collection<Resource> resources);

    /**
     * Does nothing where somebody may do something.
     *
     * @param actor who
     * @param action the full name of an action
     * @param resource with what
     * @throws dev.pergola.api.ServerException with status 403 where he may not
     * @throws IllegalArgumentException where there is no such action
     */
    void require(Actor actor, String action, Resource resource);
}
