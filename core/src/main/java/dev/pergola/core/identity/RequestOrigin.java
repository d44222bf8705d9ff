package dev.pergola.core.identity;

import dev.pergola.api.http.Request;
import dev.pergola.core.problem.KnownProblems;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses what another website makes a browser send in the name of its user. A cookie comes with such a request, a token
 * does not. Only methods that change something are looked at. Programs that are no browsers send neither of the two
 * headers and are not concerned.
 */
public final class RequestOrigin {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private RequestOrigin() {}

    /**
     * Does nothing where the request comes from here or from no website at all.
     *
     * @throws dev.pergola.api.ServerException with status 403 where it does not
     */
    public static void check(Request request) {
        if (SAFE_METHODS.contains(request.method()) || hasTokenOnly(request)) {
            return;
        }
        Optional<String> site = request.header("Sec-Fetch-Site");
        if (site.isPresent()) {
            if (!OWN_SITES.contains(site.get())) {
                throw KnownProblems.crossSite(
                        "Sec-Fetch-Site was '" + site.get() + "', expected 'same-origin' or 'none'");
            }
            return;
        }
        request.header("Origin").ifPresent(origin -> compare(origin, request));
    }

    /** Another website can neither read nor send our tokens. */
    private static boolean hasTokenOnly(Request request) {
        return request.header("Authorization")
                        .filter(value -> value.toLowerCase(Locale.ROOT).startsWith("bearer"))
                        .isPresent()
                && request.header("Cookie").isEmpty();
    }

    private static void compare(String origin, Request request) {
        Optional<String> sender = normal(origin);
        Optional<String> here = normal(request.absolute(""));
        if (sender.isEmpty() || here.isEmpty()) {
            throw KnownProblems.crossSite("Malformed Origin '" + origin + "' or Host '" + request.host() + "'");
        }
        if (!sender.equals(here)) {
            throw KnownProblems.crossSite("Origin '" + origin + "' does not match Host '" + request.host() + "'");
        }
    }

    /** Scheme, host and port, with the port that is meant where none is said. */
    private static Optional<String> normal(String address) {
        try {
            URI uri = URI.create(address);
            if (uri.getScheme() == null || uri.getHost() == null) {
                return Optional.empty();
            }
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            int standard = scheme.equals("https") ? 443 : 80;
            return Optional.of(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":"
                    + (uri.getPort() < 0 ? standard : uri.getPort()));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
