package dev.pergola.core.view.database;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Body;
import dev.pergola.api.http.Headers;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.config.Setting;
import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.view.ByteRange;
import dev.pergola.core.view.FilePart;
import dev.pergola.core.view.PathParts;
import dev.pergola.core.view.SiteContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Hands out the file of a database that does not change. A file that is written to meanwhile would arrive broken, so
 * those that can change are not handed out.
 */
public final class DatabaseDownload implements RouteHook {

    /** The addresses of files. */
    public static final String PATTERN = "/{database}.db";

    private final SiteContext site;

    /**
     * Makes the view.
     *
     * @param site the site
     */
    public DatabaseDownload(SiteContext site) {
        this.site = requireNonNull(site, "site is null");
    }

    /** Where the one who asks can have the file; empty where he cannot. */
    static Optional<String> address(SiteContext site, Request request, DatabaseInfo database) {
        boolean may = database.path().isPresent()
                && !database.mutable()
                && site.setting(Setting.ALLOW_DOWNLOAD)
                && site.allows(request, Actions.VIEW_DATABASE_DOWNLOAD, Resource.database(database.name()));
        return may ? Optional.of(site.urls().database(database.route()) + ".db") : Optional.empty();
    }

    @Override
    public Response handle(RouteContext context) {
        DatabaseInfo database = site.database(context.request(), PathParts.name(context, "database"))
                .info();
        site.require(context.request(), Actions.VIEW_DATABASE_DOWNLOAD, Resource.database(database.name()));
        Path file = database.path()
                .orElseThrow(() -> new ServerException(
                        ErrorCode.NOT_FOUND,
                        "The database " + database.name() + " cannot be downloaded: it lives in memory.",
                        "Its tables can be read as JSON."));
        refuseWhatMayChange(database);
        String entityTag = '"' + database.hash().orElse("") + '"';
        if (context.request().knows(entityTag)) {
            return new Response(304, Headers.of("ETag", entityTag, "Content-Type", "text/plain"), Body.empty());
        }
        Response head = Response.of("application/octet-stream", Body.empty())
                .withHeader("ETag", entityTag)
                .withHeader("Content-Disposition", "attachment; filename=\"" + fileName(file) + "\"");
        return ByteRange.answer(context.request(), head, size(file), new FilePart(file));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            throw new ServerException(ErrorCode.NOT_FOUND, "The file of this database is not there any more.")
                    .causedBy(gone);
        }
    }

    private void refuseWhatMayChange(DatabaseInfo database) {
        if (!site.setting(Setting.ALLOW_DOWNLOAD) || database.mutable()) {
            throw new ServerException(
                    ErrorCode.FORBIDDEN,
                    "The file of the database " + database.name() + " is not handed out.",
                    "Only files that are served as immutable can be downloaded, and only where allow_download is on.");
        }
    }

    /** Without what could end the header or its quotation. */
    private static String fileName(Path file) {
        Path name = file.getFileName();
        return name == null ? "database.db" : name.toString().replaceAll("[^\\x20-\\x7E]|[\"\\\\]", "_");
    }
}
