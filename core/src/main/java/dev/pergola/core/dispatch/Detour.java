package dev.pergola.core.dispatch;

import dev.pergola.api.http.Request;
import java.util.Optional;

/**
 * Where to send a client whose address matches nothing but is nearly right: spec of the original, slashes too many at the
 * end, or percent-encoding where tilde-encoding is expected.
 */
final class Detour {

    private Detour() {}

    /**
     * Looks for a better address.
     *
     * @param request nothing matched its path
     * @param basePath begins and ends with a slash; stands in front of the result
     * @return the path and query to redirect to, or empty where the address cannot be mended
     */
    static Optional<String> of(Request request, String basePath) {
        String path = request.path();
        if (path.contains("%")) {
            return Optional.of(mended(tildeEncoded(path), request, basePath));
        }
        if (path.length() > 1 && path.endsWith("/")) {
            String shorter = path.replaceFirst("/+$", "");
            return Optional.of(mended(shorter.isEmpty() ? "/" : shorter, request, basePath));
        }
        return Optional.empty();
    }

    /** The dots after an encoded part belong to a name, so they are encoded as well: the original does the same. */
    private static String tildeEncoded(String path) {
        return path.replace("~", "~7E").replace("%", "~").replace(".", "~2E");
    }

    private static String mended(String path, Request request, String basePath) {
        String query = request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery();
        return basePath.substring(0, basePath.length() - 1) + path + query;
    }
}
