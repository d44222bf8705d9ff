package dev.pergola.core.boot;

import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.PageParts;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.problem.Problem;
import dev.pergola.core.view.SiteContext;
import dev.pergola.core.view.assets.FolderFilesRoute;
import dev.pergola.core.view.pages.CustomPages;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** What the folders of the user add to a site: files at addresses of their own, and pages where nothing else is. */
final class OwnPages {

    private static final int NOT_FOUND = 404;

    private final PageFolders folders;
    private final Optional<CustomPages> pages;

    OwnPages(PageFolders folders, SiteContext site, BiFunction<Request, PageDescription, PageParts> parts) {
        this.folders = folders;
        this.pages = folders.templates().map(folder -> new CustomPages(site, folder, parts));
    }

    /** The routes of files, by pattern. */
    Map<String, RouteHook> routes() {
        Map<String, RouteHook> routes = new LinkedHashMap<>();
        folders.mounts()
                .forEach(mount -> routes.put(
                        "/" + mount.path() + "/{" + FolderFilesRoute.REST + "*}",
                        new FolderFilesRoute(mount.folder())));
        return routes;
    }

    /** The page of the user for an address where nothing else is; empty for other problems, and where he has none. */
    Optional<Response> insteadOf(Problem problem, Request request) {
        return pages.filter(custom -> problem.status() == NOT_FOUND).flatMap(custom -> custom.answer(request));
    }
}
