package dev.pergola.core.view;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.core.text.MalformedTextException;
import dev.pergola.core.text.RowPath;
import dev.pergola.core.text.TildeCoding;
import java.util.List;
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
     * @throws ServerException where it is not tilde-encoded text
     */
    public static String name(RouteContext context, String part) {
        return read(context, part, TildeCoding::decode);
    }

    /**
     * The key of a row.
     *
     * @param context of the request
     * @param part the name of the part in the pattern of the route
     * @return its values in key order, decoded
     * @throws ServerException where it is not tilde-encoded text
     */
    public static List<String> key(RouteContext context, String part) {
        return read(context, part, RowPath::split);
    }

    private static <T> T read(RouteContext context, String part, Function<String, T> reading) {
        String text = context.pathParameter(part);
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
