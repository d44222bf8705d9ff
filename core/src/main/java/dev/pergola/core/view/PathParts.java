package dev.pergola.core.view;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.core.problem.KnownProblems;
import dev.pergola.core.text.MalformedTextException;
import dev.pergola.core.text.RowPath;
import dev.pergola.core.text.TildeCoding;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Names and keys out of the path of a request. What is not properly encoded is a bad request, told in words. */
public final class PathParts {

    private PathParts() {}

    /**
     * A name, such as that of a database or table.
     *
     * @param context of the request
     * @param part the name of the part in the pattern of the route
     * @return decoded
     * @throws ServerException where it is not tilde-encoded text, or where a dot is not encoded: a dot begins a format, so
     *     that is no address of anything
     */
    public static String name(RouteContext context, String part) {
        if (context.pathParameter(part).contains(".")) {
            throw KnownProblems.pageNotFound(context.request().path());
        }
        return read(context, part, TildeCoding::decode);
    }

    /**
     * The key of a row, and the format behind it. A key with a dot that was not encoded is understood all the same: the
     * last dot begins the format.
     */
    public record KeyAndFormat(List<String> key, Optional<String> format) {}

    /**
     * The key of a row and the format.
     *
     * @param context of the request
     * @param part the name of the part in the pattern that holds the key; the format is {@code format}
     * @return the key in key order, decoded
     * @throws ServerException where it is not tilde-encoded text
     */
    public static KeyAndFormat keyAndFormat(RouteContext context, String part) {
        String behind = context.optionalPathParameter("format").orElse("");
        int dot = behind.lastIndexOf('.');
        String key = context.pathParameter(part) + (dot < 0 ? "" : "." + behind.substring(0, dot));
        Optional<String> format = Optional.of(behind.substring(dot + 1)).filter(text -> !text.isEmpty());
        return new KeyAndFormat(decoded(key, RowPath::split), format);
    }

    /**
     * The key of a row, where no format can follow.
     *
     * @param context of the request
     * @param part the name of the part in the pattern
     * @return the key in key order, decoded
     * @throws ServerException where it is not tilde-encoded text
     */
    public static List<String> key(RouteContext context, String part) {
        return read(context, part, RowPath::split);
    }

    private static <T> T read(RouteContext context, String part, Function<String, T> reading) {
        return decoded(context.pathParameter(part), reading);
    }

    private static <T> T decoded(String text, Function<String, T> reading) {
        try {
            return reading.apply(text);
        } catch (MalformedTextException malformed) {
            throw new ServerException(
                            ErrorCode.BAD_REQUEST,
                            "The address could not be read: " + malformed.getMessage(),
                            "In addresses a tilde stands before two hexadecimal digits; a tilde itself is ~7E.")
                    .causedBy(malformed);
        }
    }
}
