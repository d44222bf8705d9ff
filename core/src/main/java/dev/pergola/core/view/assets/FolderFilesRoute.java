package dev.pergola.core.view.assets;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Body;
import dev.pergola.api.http.Headers;
import dev.pergola.api.http.Response;
import dev.pergola.core.text.MalformedTextException;
import dev.pergola.core.text.PercentCoding;
import dev.pergola.core.view.ByteRange;
import dev.pergola.core.view.FilePart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Serves the files of a folder of the user as they are at the moment: nothing is kept, so what is changed is seen at once.
 *
 * <p>Nothing outside of the folder can be reached: neither by an address that leads out of it nor by a symbolic link in it,
 * and folders are not listed. May be used by any number of threads.
 */
public final class FolderFilesRoute implements RouteHook {

    /** The rest of the path in the pattern of the route. */
    public static final String REST = "path";

    /** In bytes; what is larger is read while it is sent. */
    private static final long LARGEST_AT_ONCE = 256 * 1024;

    private final Path folder;

    /**
     * Makes the route.
     *
     * @param folder may come and go; while it is not there, nothing is
     */
    public FolderFilesRoute(Path folder) {
        this.folder = requireNonNull(folder, "folder is null");
    }

    @Override
    public Response handle(RouteContext context) {
        String asked = context.pathParameter(REST);
        Path file = find(asked).orElseThrow(() -> missing(asked));
        try {
            BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
            Headers headers = Headers.of(
                    "ETag",
                    "\"%x-%x\"".formatted(seen.lastModifiedTime().to(TimeUnit.NANOSECONDS), seen.size()),
                    "Content-Type",
                    ContentTypes.of(file.toString()),
                    "X-Content-Type-Options",
                    "nosniff");
            if (context.request().knows(headers.first("ETag").orElse(""))) {
                return new Response(304, headers, Body.empty());
            }
            boolean text = ContentTypes.isText(ContentTypes.of(file.toString()));
            if (!text
                    && (seen.size() > LARGEST_AT_ONCE
                            || context.request().header("Range").isPresent())) {
                return ByteRange.answer(
                        context.request(), new Response(200, headers, Body.empty()), seen.size(), new FilePart(file));
            }
            Body body = seen.size() <= LARGEST_AT_ONCE
                    ? Body.of(Files.readAllBytes(file))
                    : Body.streaming(out -> Files.copy(file, out));
            return new Response(200, headers, body);
        } catch (IOException gone) {
            throw missing(asked).causedBy(gone);
        }
    }

    private static ServerException missing(String path) {
        return new ServerException(ErrorCode.NOT_FOUND, "There is no file " + path + " here.");
    }

    /** Empty for whatever is not a file of the folder itself: its real path must be the one that was asked for. */
    private Optional<Path> find(String asked) {
        try {
            Path root = folder.toRealPath();
            Path file = root.resolve(PercentCoding.decode(asked));
            boolean inside = file.normalize().equals(file) && file.startsWith(root) && !file.equals(root);
            return inside
                            && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                            && file.toRealPath().equals(file)
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (IOException | InvalidPathException | MalformedTextException nothing) {
            return Optional.empty();
        }
    }
}
