package dev.pergola.core.boot;

import dev.pergola.core.config.Setting;
import dev.pergola.core.internal.RecordKeeper;
import dev.pergola.core.page.PageRenderer;
import dev.pergola.core.query.Catalog;
import dev.pergola.core.render.html.HtmlRenderer;
import dev.pergola.core.render.json.JsonRenderer;
import dev.pergola.core.view.SiteContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a site is made of and may change while it runs. May be used by any number of threads.
 *
 * @param configuration its configuration
 * @param databases its databases
 * @param records what it keeps about its data
 * @param permissions who may do what
 * @param folders of the user
 */
record SiteState(
        LiveConfiguration configuration,
        ServedDatabases databases,
        RecordKeeper records,
        SitePermissions permissions,
        PageFolders folders) {

    /** The site as the views see it. */
    SiteContext context(String version, Optional<String> versionNote) {
        Map<String, PageRenderer> renderers = Map.of(
                SiteContext.HTML,
                new HtmlRenderer(
                        () -> setting(Setting.TRUNCATE_CELLS_HTML),
                        folders.templates(),
                        () -> setting(Setting.TEMPLATE_DEBUG)),
                "json",
                new JsonRenderer());
        return new SiteContext(
                new Catalog(databases.all()),
                this::current,
                renderers,
                Formats.ofRows(() -> setting(Setting.MAX_CSV_MB)),
                version,
                versionNote);
    }

    private SiteContext.State current() {
        return new SiteContext.State(
                configuration.configuration(),
                records.records(),
                permissions.current(),
                new SiteContext.Troubles(configuration.troubles(), databases.troubles()));
    }

    /** All that is settled for the site at this moment; another object each time that something of it changes. */
    List<Object> settled() {
        return List.of(
                configuration.configuration(),
                configuration.metadata(),
                configuration.followed(),
                records.records(),
                permissions.current());
    }

    /** The value of a setting that is in force. */
    <T> T setting(Setting<T> setting) {
        return configuration.configuration().settings().get(setting);
    }
}
