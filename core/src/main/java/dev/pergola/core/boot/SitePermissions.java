package dev.pergola.core.boot;

import dev.pergola.core.config.Configuration;
import dev.pergola.core.config.Setting;
import dev.pergola.core.model.StoredQueries;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.CheckLog;
import dev.pergola.core.permission.OwnedQueries;
import dev.pergola.core.permission.PermissionPolicy;
import dev.pergola.core.permission.Permissions;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** The permissions of a site, made anew when the configuration changes. Read by any thread, changed by one. */
final class SitePermissions {
    private final ServeOptions.Access access;
    private final OwnedQueries queries;
    private final CheckLog log = new CheckLog(Clock.systemUTC());
    private volatile Permissions current;

    SitePermissions(ServeOptions.Access access, Configuration configuration, Supplier<StoredQueries> queries) {
        this.access = access;
        this.queries = new OwnedQueries(queries);
        this.current = of(configuration);
    }

    Permissions current() {
        return current;
    }

    /** The last decisions, whatever configuration was in force. */
    CheckLog log() {
        return log;
    }

    void change(Configuration configuration) {
        current = of(configuration);
    }

    private Permissions of(Configuration configuration) {
        PermissionPolicy policy = new PermissionPolicy(
                configuration.accessLevels(),
                configuration.settings().get(Setting.DEFAULT_ALLOW_SQL),
                access.defaultDeny(),
                access.root());
        Actions actions =
                access.managesPlugins() ? Actions.builtIn().with(List.of(Actions.MANAGE_PLUGINS)) : Actions.builtIn();
        return Permissions.of(actions, policy, List.of(queries)).withLog(log);
    }
}
