package dev.pergola.plugins.export;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.Resource;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.page.SitePage;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Body;
import dev.pergola.api.http.Response;
import dev.pergola.api.server.InternalClient;
import dev.pergola.api.server.Permissions;
import dev.pergola.api.server.ServerInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The page on which somebody makes a static copy, sees how far it is, stops it, and takes it away; and the same for programs.
 * Refuses everybody where it is not switched on.
 */
@Component(
        configurationPid = "export",
        property = {
            RouteHook.PATTERN + "=" + ExportPage.ADDRESS,
            RouteHook.PATTERN + "=" + ExportPage.ADDRESS + ".json",
            RouteHook.PATTERN + "=" + ExportPage.ADDRESS + "/start",
            RouteHook.PATTERN + "=" + ExportPage.ADDRESS + "/stop",
            RouteHook.PATTERN + "=" + ExportPage.ADDRESS + "/copy.zip",
            RouteHook.METHODS + "=GET",
            RouteHook.METHODS + "=POST"
        })
public final class ExportPage implements RouteHook {

    static final String ADDRESS = "/-/export";

    private final Permissions permissions;
    private final ExportConfiguration settings;
    private final boolean temporary;
    private final BackgroundExport export;

    /**
     * Called by the component runtime.
     *
     * @param permissions says who may
     * @param client asks for pages
     * @param server knows the prefix of the site
     * @param settings in force
     * @throws IOException where there is no place for copies
     */
    @Activate
    public ExportPage(
            @Reference Permissions permissions,
            @Reference InternalClient client,
            @Reference ServerInfo server,
            ExportConfiguration settings)
            throws IOException {
        this.permissions = requireNonNull(permissions, "permissions is null");
        this.settings = requireNonNull(settings, "settings is null");
        this.temporary = settings.directory().isBlank();
        Path folder = !temporary
                ? Path.of(settings.directory().strip())
                : settings.page() ? Files.createTempDirectory("pergola-export") : Path.of("export");
        this.export = new BackgroundExport(
                () -> Site.asNobody(client, server.basePath()), folder.toAbsolutePath(), Clock.systemUTC());
    }

    @Deactivate
    void leave() throws IOException {
        export.close();
        if (temporary && settings.page()) {
            OutputFolder.deleteTree(export.folder());
        }
    }

    @Override
    public Response handle(RouteContext context) {
        if (!settings.page()) {
            throw new ServerException(
                    ErrorCode.NOT_FOUND,
                    "Nothing can be exported here: the page is not switched on.",
                    "Whoever runs the server can set plugins.export.page to true, or use the command export.");
        }
        permissions.require(context.request().actor(), ExportActions.EXPORT_SITE, Resource.server());
        String what = context.request().path().substring(ADDRESS.length());
        boolean posted = context.request().method().equals("POST");
        return switch (what) {
            case "/start", "/stop" -> changed(context, posted, what.equals("/start"));
            case "/copy.zip" -> zip();
            case ".json" -> Response.json(new ExportStatus(export).json()).withHeader("Cache-Control", "no-store");
            default -> page(context);
        };
    }

    private Response changed(RouteContext context, boolean posted, boolean start) {
        if (!posted) {
            throw new ServerException(
                    ErrorCode.METHOD_NOT_ALLOWED, "An export is started and stopped by a POST request.");
        }
        if (start) {
            SiteRules.Limits usual = SiteRules.Limits.USUAL;
            export.begin(new SiteRules(
                    List.of(),
                    List.of(),
                    new SiteRules.Limits(settings.max__pages(), usual.bytes(), usual.depth(), usual.furtherPages()),
                    Optional.empty(),
                    true));
        } else {
            export.stop();
        }
        return Response.redirect(context.addresses().path(ADDRESS)).withStatus(303);
    }

    private Response zip() {
        if (export.state().phase() != BackgroundExport.Phase.DONE) {
            throw new ServerException(ErrorCode.NOT_FOUND, "There is no finished copy to download.");
        }
        return Response.of("application/zip", Body.streaming(new ZippedFolder(export.folder())::writeTo))
                .withHeader("Content-Disposition", "attachment; filename=\"copy.zip\"")
                .withHeader("Cache-Control", "no-store");
    }

    private Response page(RouteContext context) {
        BackgroundExport.State state = export.state();
        boolean running = state.phase() == BackgroundExport.Phase.RUNNING;
        Map<String, Object> data = new HashMap<>();
        data.put("running", running);
        data.put("stopped", state.phase() == BackgroundExport.Phase.STOPPED);
        data.put("problem", state.problem());
        data.put("visited", export.visited());
        data.put("known", Math.max(export.known(), 1));
        data.put("seconds", export.elapsed().toSeconds());
        data.put("start", context.addresses().path(ADDRESS + "/start"));
        data.put("stop", context.addresses().path(ADDRESS + "/stop"));
        data.put("download", context.addresses().path(ADDRESS + "/copy.zip"));
        data.put("limit", String.format(Locale.ROOT, "%,d", settings.max__pages()));
        data.put("done", state.result().isPresent());
        state.result().ifPresent(result -> {
            data.put("files", String.format(Locale.ROOT, "%,d", result.files()));
            data.put("leftOut", result.leftOut());
            data.put(
                    "failures",
                    result.failures().stream().limit(100).map(Failure::line).toList());
            data.put("failed", result.failures().size());
        });
        Response page = context.page(SitePage.of("Static copy", ExportTemplates.PAGE, data))
                .withHeader("Cache-Control", "no-store");
        return running ? page.withHeader("Refresh", "2") : page;
    }
}
