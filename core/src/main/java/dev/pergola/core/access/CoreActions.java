package dev.pergola.core.access;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.permission.PermissionAction;
import dev.pergola.api.hook.permission.PermissionActions;
import dev.pergola.core.permission.Actions;
import java.util.List;

/** The actions of the core. */
public final class CoreActions implements PermissionActions {

    private final Actions own;

    /**
     * Defines actions.
     *
     * @param own those that this server has without plugins
     */
    public CoreActions(Actions own) {
        this.own = requireNonNull(own, "own is null");
    }

    @Override
    public List<PermissionAction> actions() {
        return own.all().stream().map(KnownActions::described).toList();
    }
}
