package dev.pergola.core.boot;

import dev.pergola.core.access.CoreActions;
import dev.pergola.core.access.KnownActions;
import dev.pergola.core.access.PermissionHooks;
import dev.pergola.core.access.PluginRules;
import dev.pergola.core.access.RootRules;
import dev.pergola.core.config.Configuration;
import dev.pergola.core.config.Setting;
import dev.pergola.core.db.Databases;
import dev.pergola.core.hooks.CurrentRequest;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.internal.RecordKeeper;
import dev.pergola.core.model.SqliteTables;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.CheckLog;
import dev.pergola.core.permission.Impersonation;
import dev.pergola.core.permission.OwnedQueries;
import dev.pergola.core.permission.PermissionPolicy;
import dev.pergola.core.permission.Permissions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.permission.RuleSource;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The permissions of a site, made anew when the configuration or the known actions change. Read by any thread. */
final class SitePermissions {
    private final ServeOptions.Access access;
    private final Impersonation impersonation;
    private final Supplier<Databases> databases;
    private final KnownActions actions;
    private final List<RuleSource> sources;
    private final CheckLog log = new CheckLog(Clock.systemUTC());
    private PermissionPolicy policy;
    private volatile Made made;

    private record Made(Actions actions, Permissions permissions) {}

    SitePermissions(
            ServeOptions.Access access,
            Configuration configuration,
            RecordKeeper records,
            CurrentRequest current,
            HookCalls calls,
            Impersonation impersonation,
            Supplier<Databases> databases) {
        this.access = access;
        this.impersonation = impersonation;
        this.databases = databases;
        this.actions = new KnownActions(current, calls);
        this.sources =
                List.of(new OwnedQueries(() -> records.records().queries()), new PluginRules(current, calls, records));
        this.policy = policy(configuration);
        this.made = of(Actions.none());
    }

    /** Registers what the core itself says. */
    void register(BuiltInHooks hooks) {
        Actions own = Actions.builtIn();
        hooks.add(
                PermissionHooks.ACTIONS,
                new CoreActions(access.managesPlugins() ? own.with(List.of(Actions.MANAGE_PLUGINS)) : own),
                Map.of());
        if (access.root()) {
            hooks.add(PermissionHooks.RULES, new RootRules(), Map.of());
        }
    }

    Permissions current() {
        Actions known = actions.now();
        Made last = made;
        return last.actions() == known ? last.permissions() : remake(known);
    }

    private synchronized Permissions remake(Actions known) {
        if (made.actions() != known) {
            made = of(known);
        }
        return made.permissions();
    }

    /** The last decisions, whatever configuration was in force. */
    CheckLog log() {
        return log;
    }

    synchronized void change(Configuration configuration) {
        policy = policy(configuration);
        made = of(made.actions());
    }

    private Made of(Actions known) {
        return new Made(
                known,
                Permissions.of(known, policy, sources)
                        .withLog(log)
                        .heeding(impersonation)
                        .knowing(this::toldBy));
    }

    private List<Resource> toldBy(Resource table) {
        String name = table.database().orElseThrow();
        return databases
                .get()
                .find(name)
                .map(database ->
                        SqliteTables.toldBy(database.schema(), table.name().orElseThrow()))
                .orElse(List.of())
                .stream()
                .map(told -> Resource.inDatabase(name, told))
                .toList();
    }

    private PermissionPolicy policy(Configuration configuration) {
        return new PermissionPolicy(
                configuration.accessLevels(),
                configuration.settings().get(Setting.DEFAULT_ALLOW_SQL),
                access.defaultDeny());
    }
}
