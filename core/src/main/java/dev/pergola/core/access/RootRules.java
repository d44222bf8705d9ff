package dev.pergola.core.access;

import dev.pergola.api.hook.permission.PermissionRules;
import dev.pergola.api.hook.permission.PermissionStatement;
import dev.pergola.api.http.Actor;
import java.util.List;

/** The one who started the server may do everything that nothing narrower denies. Only where the root login exists. */
public final class RootRules implements PermissionRules {

    @Override
    public List<PermissionStatement> rules(Actor actor, String action) {
        return actor.id().filter("root"::equals).isPresent()
                ? List.of(PermissionStatement.allow("root user"))
                : List.of();
    }
}
