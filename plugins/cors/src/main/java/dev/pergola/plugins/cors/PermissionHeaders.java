package dev.pergola.plugins.cors;

import dev.pergola.api.http.Headers;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The headers that answers get.
 *
 * @param settings say which
 */
record PermissionHeaders(CorsSettings settings) {

    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    private static final String ALLOW_HEADERS = "Access-Control-Allow-Headers";
    private static final String ALLOW_METHODS = "Access-Control-Allow-Methods";
    private static final String ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials";
    private static final String EXPOSE_HEADERS = "Access-Control-Expose-Headers";
    private static final String MAX_AGE = "Access-Control-Max-Age";
    private static final String VARY = "Vary";

    /** For an origin that may read; what others said is replaced, whatever its upper and lower case. */
    Headers permitting(Headers headers, String origin) {
        Headers permission = refusing(headers)
                .without(ALLOW_HEADERS)
                .without(ALLOW_METHODS)
                .without(MAX_AGE)
                .without(ALLOW_CREDENTIALS)
                .with(ALLOW_ORIGIN, origin);
        permission = withList(permission, ALLOW_HEADERS, settings.allowHeaders());
        permission = withList(permission, ALLOW_METHODS, settings.allowMethods());
        permission = withList(permission, EXPOSE_HEADERS, settings.exposeHeaders());
        if (settings.credentials()) {
            permission = permission.with(ALLOW_CREDENTIALS, "true");
        }
        return settings.maxAge() > 0 ? permission.with(MAX_AGE, Integer.toString(settings.maxAge())) : permission;
    }

    /** For any other: tells caches that what is kept for one origin must not be given to another. */
    Headers refusing(Headers headers) {
        return settings.dependOnOrigin() ? varyingByOrigin(headers) : headers;
    }

    private static Headers withList(Headers headers, String name, List<String> values) {
        return values.isEmpty() ? headers : headers.with(name, String.join(", ", values));
    }

    private static Headers varyingByOrigin(Headers headers) {
        List<String> reasons = headers.all(VARY);
        boolean known = reasons.stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::trim)
                .anyMatch(reason -> reason.equalsIgnoreCase("Origin") || reason.equals("*"));
        return known
                ? headers
                : headers.with(
                        VARY,
                        Stream.concat(reasons.stream(), Stream.of("Origin")).collect(Collectors.joining(", ")));
    }
}
