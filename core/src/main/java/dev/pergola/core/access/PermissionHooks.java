package dev.pergola.core.access;

import dev.pergola.api.hook.permission.PermissionActions;
import dev.pergola.api.hook.permission.PermissionRules;
import dev.pergola.core.hooks.HookPoint;
import dev.pergola.core.hooks.Snapshot;

/** The kinds of hooks that say who may do what. */
public final class PermissionHooks {

    /** Those who define actions. */
    public static final HookPoint<PermissionActions> ACTIONS =
            HookPoint.shared("permission actions", PermissionActions.class);

    /** Those who give rules. */
    public static final HookPoint<PermissionRules> RULES = HookPoint.shared("permission rules", PermissionRules.class);

    private PermissionHooks() {}

    /** Whether every rule is the same each time, as those of the core are; pages that show what it allows can be repeated. */
    public static boolean areRepeatable(Snapshot snapshot) {
        return snapshot.active(RULES).stream()
                .allMatch(entry -> entry.owner().isCore() || entry.properties().is(PermissionRules.REPEATABLE));
    }
}
