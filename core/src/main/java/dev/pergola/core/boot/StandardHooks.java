package dev.pergola.core.boot;

import dev.pergola.api.hook.page.PageActions;
import dev.pergola.api.hook.run.ScheduledTask;
import dev.pergola.api.hook.run.StartupHook;
import dev.pergola.api.hook.table.ColumnTypeHook;
import dev.pergola.api.hook.web.StaticFiles;
import dev.pergola.core.columntype.ColumnType;
import dev.pergola.core.config.Configuration;
import dev.pergola.core.dispatch.Dispatcher;
import dev.pergola.core.dispatch.SafeHeaders;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.model.Affinity;
import dev.pergola.core.schedule.Scheduler;
import dev.pergola.core.view.KnownType;
import dev.pergola.core.view.SiteContext;
import dev.pergola.core.view.assets.ConfiguredAssets;
import dev.pergola.core.view.assets.CoreAssets;
import dev.pergola.core.view.assets.CoreFiles;
import dev.pergola.core.view.assets.PageHooks;
import dev.pergola.core.view.assets.SchemaActions;
import dev.pergola.core.view.assets.SiteMenu;
import dev.pergola.core.view.assets.VersionScript;
import dev.pergola.core.view.jump.DataItems;
import dev.pergola.core.view.jump.DebugItems;
import dev.pergola.core.view.jump.JumpRows;
import dev.pergola.core.view.jump.JumpView;
import dev.pergola.core.view.jump.QueryItems;
import dev.pergola.core.view.query.QueryActions;
import dev.pergola.core.view.query.QueryScripts;
import dev.pergola.core.view.write.WritingParts;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the site registers besides its routes, through the same hooks as plugins.
 *
 * @param hooks where it is registered
 * @param platform of the site
 */
record StandardHooks(BuiltInHooks hooks, Platform platform) {

    private static final long LOOK_PERIOD_MILLISECONDS = 500;

    /** Headers, files, scripts and style sheets: those of the core first, so that those of plugins have the last word. */
    void parts(Supplier<Configuration> configuration) {
        hooks.add(Dispatcher.FILTERS, new SafeHeaders(), Map.of());
        hooks.add(PageHooks.STATIC_FILES, new CoreFiles(), Map.of(StaticFiles.NAME, CoreFiles.NAME));
        hooks.add(PageHooks.ASSETS, new CoreAssets(), Map.of(HookProperties.RANKING, Integer.MAX_VALUE));
        hooks.add(PageHooks.ASSETS, new ConfiguredAssets(configuration), Map.of());
        hooks.add(PageHooks.MENU, new SiteMenu(), Map.of());
        hooks.add(PageHooks.ACTIONS, new SchemaActions(), Map.of(PageActions.SUBJECTS, SchemaActions.CONCERNS));
        hooks.add(PageHooks.SCRIPTS, new VersionScript(platform.product().version()), Map.of());
    }

    /** What the values of columns can mean. */
    void columnTypes() {
        for (ColumnType type : ColumnType.values()) {
            hooks.add(
                    KnownType.POINT,
                    type,
                    Map.of(
                            ColumnTypeHook.NAME,
                            type.word(),
                            ColumnTypeHook.DESCRIPTION,
                            type.description(),
                            ColumnTypeHook.FITS,
                            Affinity.TEXT.name()));
        }
    }

    /** What is offered to those who may change something. */
    void writing(SiteContext site) {
        WritingParts parts = new WritingParts(site, CoreFiles.NAME);
        hooks.add(PageHooks.ACTIONS, parts, Map.of(PageActions.SUBJECTS, WritingParts.CONCERNS));
        hooks.add(PageHooks.ASSETS, parts, Map.of());
        hooks.add(PageHooks.DATA, parts, Map.of());
        hooks.add(PageHooks.ACTIONS, new QueryActions(site), Map.of(PageActions.SUBJECTS, QueryActions.CONCERNS));
        hooks.add(PageHooks.ASSETS, new QueryScripts(site, CoreFiles.NAME), Map.of());
    }

    /** The jump menu and what it finds of the site. */
    void jumping(SiteContext site, JumpRows rows) {
        hooks.route(JumpView.PATTERN, new JumpView(site, rows));
        hooks.add(JumpView.POINT, new DataItems(site), Map.of());
        hooks.add(JumpView.POINT, new QueryItems(site), Map.of());
        hooks.add(JumpView.POINT, new DebugItems(site), Map.of());
    }

    /** What is done once, before the first request. */
    void startUp(StartupHook hook) {
        hooks.add(HookPoints.STARTUP, hook, Map.of());
    }

    /** What looks again and again whether something has changed, by name. */
    void looks(Map<String, ScheduledTask> tasks) {
        tasks.forEach((name, task) -> hooks.add(
                Scheduler.POINT,
                task,
                Map.of(ScheduledTask.NAME, name, ScheduledTask.PERIOD, LOOK_PERIOD_MILLISECONDS)));
    }
}
