package dev.pergola.core.boot;

import dev.pergola.api.hook.run.HealthCheck;
import dev.pergola.api.hook.run.StartupHook;
import dev.pergola.core.access.IdentityHooks;
import dev.pergola.core.access.PermissionHooks;
import dev.pergola.core.command.CommandLineRunner;
import dev.pergola.core.dispatch.Dispatcher;
import dev.pergola.core.dispatch.ProblemHooks;
import dev.pergola.core.event.EventHooks;
import dev.pergola.core.hooks.HookPoint;
import dev.pergola.core.routing.RouteTable;
import dev.pergola.core.schedule.Scheduler;
import dev.pergola.core.view.CellRenderers;
import dev.pergola.core.view.KnownFacet;
import dev.pergola.core.view.KnownType;
import dev.pergola.core.view.PluginFormats;
import dev.pergola.core.view.PluginTemplates;
import dev.pergola.core.view.assets.PageHooks;
import dev.pergola.core.view.jump.JumpView;
import dev.pergola.core.view.query.MagicParameters;
import dev.pergola.core.view.table.PluginFilters;
import java.util.List;

/** Every kind of hook that the core asks for; plugins register services of these types. */
public final class HookPoints {

    /** Run once before requests are accepted, or when a plugin arrives later. */
    public static final HookPoint<StartupHook> STARTUP = HookPoint.shared("start-up", StartupHook.class);

    /** Asked of a plugin that arrives in a running server, before it takes its place. */
    public static final HookPoint<HealthCheck> HEALTH = HookPoint.shared("health check", HealthCheck.class);

    private static final List<HookPoint<?>> ALL = List.of(
            RouteTable.POINT,
            Dispatcher.FILTERS,
            Dispatcher.REQUEST_FILTERS,
            IdentityHooks.RESOLVERS,
            IdentityHooks.DIRECTORIES,
            IdentityHooks.TOKENS,
            ProblemHooks.PROBLEMS,
            ProblemHooks.REFUSALS,
            PermissionHooks.ACTIONS,
            PermissionHooks.RULES,
            PageHooks.STATIC_FILES,
            PageHooks.ASSETS,
            PageHooks.SCRIPTS,
            PageHooks.SLOTS,
            PageHooks.ACTIONS,
            PageHooks.MENU,
            PageHooks.DATA,
            PluginTemplates.TEMPLATES,
            PluginTemplates.FUNCTIONS,
            CellRenderers.POINT,
            JumpView.POINT,
            Scheduler.POINT,
            STARTUP,
            HEALTH,
            CommandLineRunner.POINT,
            EventHooks.LISTENERS,
            EventHooks.TYPES,
            EventHooks.INTERCEPTORS,
            PluginFunctions.POINT,
            MagicParameters.POINT,
            PluginFormats.POINT,
            PluginFilters.POINT,
            KnownType.POINT,
            KnownFacet.POINT);

    private HookPoints() {}

    /**
     * Every kind.
     *
     * @return in the order of the manual
     */
    public static List<HookPoint<?>> all() {
        return ALL;
    }
}
