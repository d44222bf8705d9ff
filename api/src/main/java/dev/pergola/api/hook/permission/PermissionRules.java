package dev.pergola.api.hook.permission;

import dev.pergola.api.http.Actor;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Says what an actor may do. Its rules count like those of the configuration.
 *
 * <p>Called at most once for each request, actor and action, on the thread of the request, by many requests at once; the
 * statements that it answers are run at most once as well, however many tables are listed. <b>What fails denies:</b> where the
 * hook throws, hangs or answers null, or its SQL fails, takes too long or finds something else than rules, that action is
 * denied to that actor everywhere, with the reason. A denial that a broken plugin wanted to tell is lost otherwise.
 *
 * <p>Pages are not repeated while such a hook is there, since it may answer differently each time; unless it promises by
 * {@link #REPEATABLE} not to.
 */
@ConsumerType
@FunctionalInterface
public interface PermissionRules {

    /**
     * Service property: true promises that the rules depend on nothing but the actor, the action, the plugins and the
     * configuration (Boolean or String). Default false.
     */
    String REPEATABLE = "pergola.repeatable";

    /**
     * What there is to say about an actor and an action.
     *
     * @param actor who wants to do it; anonymous where nobody is known
     * @param action the full name of the action
     * @return empty where there is nothing to say
     * @throws Exception to deny it
     */
    List<PermissionStatement> rules(Actor actor, String action) throws Exception;
}
