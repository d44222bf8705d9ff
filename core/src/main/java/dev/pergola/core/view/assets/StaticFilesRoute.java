package dev.pergola.core.view.assets;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Body;
import dev.pergola.api.http.Headers;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.Lease;
import dev.pergola.core.text.MalformedTextException;
import dev.pergola.core.text.PercentCoding;
import dev.pergola.core.view.ByteRange;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Serves static files, those of the core and those of plugins.
 *
 * <p>A file whose address carries the hash of its content may be kept for good; any other is asked for again with its
 * entity tag, which costs no content.
 */
public final class StaticFilesRoute implements RouteHook {
    private static final String FOR_GOOD = "max-age=31536000, immutable, public";
    private static final String FOR_AN_HOUR = "max-age=3600, public";

    private final Supplier<Lease> leases;
    private final HookCalls calls;
    private final Function<RouteContext, Asked> asked;

    /** Which file is asked for, decoded. */
    private record Asked(String name, String path, Optional<String> cacheControl) {

        static Asked of(String name, String path) {
            return new Asked(name, path, Optional.empty());
        }
    }

    private StaticFilesRoute(Supplier<Lease> leases, HookCalls calls, Function<RouteContext, Asked> asked) {
        this.leases = requireNonNull(leases, "leases is null");
        this.calls = requireNonNull(calls, "calls is null");
        this.asked = asked;
    }

    /** The route of the core's own files; the pattern names the rest of the path {@code path}. */
    public static StaticFilesRoute ofCore(Supplier<Lease> leases, HookCalls calls) {
        return new StaticFilesRoute(
                leases, calls, context -> Asked.of(CoreFiles.NAME, decoded(context.pathParameter("path"))));
    }

    /** The route of plugins' files; the pattern has {@code name} and {@code path}. */
    public static StaticFilesRoute ofPlugins(Supplier<Lease> leases, HookCalls calls) {
        return new StaticFilesRoute(
                leases,
                calls,
                context -> Asked.of(decoded(context.pathParameter("name")), decoded(context.pathParameter("path"))));
    }

    /** The route of one file of the core at an address that never changes, so that it may be kept for an hour only. */
    public static StaticFilesRoute ofFile(Supplier<Lease> leases, HookCalls calls, String path) {
        return new StaticFilesRoute(
                leases, calls, context -> new Asked(CoreFiles.NAME, path, Optional.of(FOR_AN_HOUR)));
    }

    private static String decoded(String text) {
        try {
            return PercentCoding.decode(text);
        } catch (MalformedTextException malformed) {
            throw new ServerException(
                            ErrorCode.BAD_REQUEST,
                            Objects.requireNonNullElse(malformed.getMessage(), "Malformed text."))
                    .causedBy(malformed);
        }
    }

    @Override
    public Response handle(RouteContext context) {
        Asked file = asked.apply(context);
        try (Lease lease = leases.get()) {
            StoredFile found = StaticContents.of(lease.snapshot())
                    .find(file.name(), file.path(), calls)
                    .orElseThrow(() -> new ServerException(
                            ErrorCode.NOT_FOUND,
                            "There is no static file " + file.path() + ".",
                            "The plugin that it belongs to may have been removed or replaced."));
            return answer(context.request(), file, found);
        }
    }

    private static Response answer(Request request, Asked asked, StoredFile file) {
        Headers headers = Headers.of("ETag", file.entityTag(), "X-Content-Type-Options", "nosniff");
        boolean namedByContent = request.query()
                .first("_hash")
                .filter(file.addressHash()::equals)
                .isPresent();
        Headers cached = (namedByContent ? Optional.of(FOR_GOOD) : asked.cacheControl())
                .map(value -> headers.adding("Cache-Control", value))
                .orElse(headers);
        if (request.knows(file.entityTag())) {
            return new Response(304, cached, Body.empty());
        }
        Response whole = new Response(200, cached.adding("Content-Type", file.contentType()), Body.of(file.content()));
        // A part of a text would be compressed on its way, and then be a part of something else.
        return ContentTypes.isText(file.contentType())
                        || request.header("Range").isEmpty()
                ? whole
                : ByteRange.answer(
                        request,
                        whole,
                        file.content().length,
                        (range, out) -> out.write(file.content(), (int) range.from(), (int) range.length()));
    }
}
