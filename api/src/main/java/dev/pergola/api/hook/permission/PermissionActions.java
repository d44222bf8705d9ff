package dev.pergola.api.hook.permission;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Defines actions. From then on the configuration, tokens and rules can speak of them, the pages about permissions show them,
 * and plugins ask for them through {@link dev.pergola.api.server.Permissions}. The actions of the core are defined so too.
 *
 * <p>Called once after each change of plugins, on the thread of a request. Where one of the actions cannot be, such as because
 * another has its name, none of this hook exists, and the plugins page shows the reason; those of the core come first.
 */
@ConsumerType
@FunctionalInterface
public interface PermissionActions {

    /**
     * The actions.
     *
     * @return the same each time; empty where there are none
     */
    List<PermissionAction> actions();
}
