package dev.pergola.core.boot;

import dev.pergola.core.permission.CheckLog;
import dev.pergola.core.view.SiteContext;
import dev.pergola.core.view.permission.ActionsView;
import dev.pergola.core.view.permission.AllowDebugView;
import dev.pergola.core.view.permission.AllowedView;
import dev.pergola.core.view.permission.CheckLogView;
import dev.pergola.core.view.permission.CheckView;
import dev.pergola.core.view.permission.RulesView;

/** The addresses that tell who may do what, and why. */
final class PermissionRoutes {

    private PermissionRoutes() {}

    static void register(BuiltInHooks hooks, SiteContext site, CheckLog log) {
        hooks.route(AllowedView.PATTERN, new AllowedView(site));
        hooks.route(RulesView.PATTERN, new RulesView(site));
        hooks.route(CheckView.PATTERN, new CheckView(site));
        hooks.route(ActionsView.PATTERN, new ActionsView(site));
        hooks.route(AllowDebugView.PATTERN, new AllowDebugView(site));
        hooks.route(CheckLogView.PATTERN, new CheckLogView(site, log), "GET", "POST");
    }
}
