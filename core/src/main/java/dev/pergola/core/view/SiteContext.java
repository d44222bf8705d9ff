package dev.pergola.core.view;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.config.Configuration;
import dev.pergola.core.config.Metadata;
import dev.pergola.core.config.Setting;
import dev.pergola.core.config.SiteRecords;
import dev.pergola.core.hooks.LeasedHooks;
import dev.pergola.core.page.ExportFormat;
import dev.pergola.core.page.Page;
import dev.pergola.core.page.PageFrame;
import dev.pergola.core.page.PageRenderer;
import dev.pergola.core.page.Site;
import dev.pergola.core.page.TemplateSource;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Permissions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.problem.KnownProblems;
import dev.pergola.core.query.Catalog;
import dev.pergola.core.text.SiteUrls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The site as the views see it: its databases, the configuration in force, who may do what, and the formats in which
 * pages are written. May be used by any number of threads.
 *
 * @param catalog the databases
 * @param state what may change while the site runs, read anew for each request
 * @param renderers how a page is written, by the ending of the address; {@code html} is for addresses without one
 * @param exports how rows are written without a page, by the ending of the address
 * @param version the version of the product
 * @param versionNote what the owner of the server says about it, or empty
 */
public record SiteContext(
        Catalog catalog,
        Supplier<State> state,
        Map<String, PageRenderer> renderers,
        Map<String, ExportFormat> exports,
        String version,
        Optional<String> versionNote)
        implements PermittedSite {

    /** The format of an address without an ending. */
    public static final String HTML = "html";

    /** Checks the parts and copies the map. */
    public SiteContext {
        requireNonNull(catalog, "catalog is null");
        requireNonNull(state, "state is null");
        renderers = Map.copyOf(renderers);
        exports = Map.copyOf(exports);
        requireNonNull(version, "version is null");
        requireNonNull(versionNote, "versionNote is null");
    }

    /**
     * What may change while the site runs.
     *
     * @param configuration the configuration in force
     * @param records what is kept about the data: descriptions, stored queries, types of columns
     * @param permissions who may do what
     * @param troubles what those who run the server have to mend
     */
    public record State(Configuration configuration, SiteRecords records, Permissions permissions, Troubles troubles) {}

    /**
     * What those who run the server have to mend, one sentence each.
     *
     * @param configuration why the newest files are not in force; empty where they are
     * @param databases why files are not served; empty where all are
     */
    public record Troubles(List<String> configuration, List<String> databases) {

        /** Copies the lists. */
        public Troubles {
            configuration = List.copyOf(configuration);
            databases = List.copyOf(databases);
        }
    }

    /**
     * The configuration in force.
     *
     * @return the newest
     */
    public Configuration configuration() {
        return state.get().configuration();
    }

    /**
     * The descriptions in force.
     *
     * @return the newest
     */
    public Metadata metadata() {
        return records().metadata();
    }

    /**
     * What is kept about the data.
     *
     * @return the newest picture; take it once where several parts of it have to fit
     */
    public SiteRecords records() {
        return state.get().records();
    }

    /**
     * What those who run the server have to mend.
     *
     * @param request of the one who asks
     * @return nothing for others
     */
    public Troubles troubles(Request request) {
        return allows(request, Actions.DEBUG_MENU, Resource.server())
                ? state.get().troubles()
                : new Troubles(List.of(), List.of());
    }

    /**
     * A setting in force.
     *
     * @param setting which
     * @param <T> its type
     * @return its value
     */
    public <T> T setting(Setting<T> setting) {
        return configuration().settings().get(setting);
    }

    /**
     * The paths of the site.
     *
     * @return with the base path in force
     */
    public SiteUrls urls() {
        return new SiteUrls(setting(Setting.BASE_URL));
    }

    /**
     * Makes the frame of a page.
     *
     * @param context of the request
     * @param page what the page shows, for the page hooks
     * @param title for the window and bookmarks
     * @param jsonPath the same content for programs, as a path of this site; empty where there is none
     * @return the frame with the way to the page and what plugins contribute
     */
    public PageFrame frame(RouteContext context, PageDescription page, String title, Optional<String> jsonPath) {
        return new PageFrame(
                site(),
                title,
                new Crumbs(this, context.request()).to(page),
                jsonPath.map(context.request()::absolute),
                () -> PluginFormats.of(context).offered(page),
                new Once<>(() -> context.partsOf(page)),
                Reader.of(context.request(), () -> new Privacy(this, context.request()).of(page)),
                OwnersNotes.of(metadata(), page),
                LeasedHooks.of(context).map(PluginTemplates::of).orElse(TemplateSource.NONE));
    }

    /**
     * The site for the head and foot of pages.
     *
     * @return its title, base path and version
     */
    public Site site() {
        String title = metadata().values().getOrDefault("title", "Pergola");
        return new Site(title, setting(Setting.BASE_URL), version);
    }

    /**
     * The format that an address asks for by its ending.
     *
     * @param context of the request; its pattern has an optional part named {@code format}
     * @return one of the formats of the site
     * @throws dev.pergola.api.ServerException where there is no such format
     */
    public String format(RouteContext context) {
        return known(context.optionalPathParameter("format"));
    }

    /**
     * A format by name.
     *
     * @param ending of an address; empty where it has none
     * @return one of the formats of the site
     * @throws dev.pergola.api.ServerException where there is no such format
     */
    public String known(Optional<String> ending) {
        String format = ending.orElse(HTML);
        if (!renderers.containsKey(format)) {
            throw KnownProblems.formatNotFound(format, renderers.keySet());
        }
        return format;
    }

    /**
     * Writes a page.
     *
     * @param format one of the formats of the site
     * @param page what to show; read to its end when this returns
     * @param request whose arguments say how
     * @return the answer
     */
    public Response write(String format, Page page, Request request) {
        PageRenderer renderer = renderers.get(format);
        if (renderer == null) {
            throw KnownProblems.formatNotFound(format, renderers.keySet());
        }
        return renderer.render(page, request.query());
    }
}
