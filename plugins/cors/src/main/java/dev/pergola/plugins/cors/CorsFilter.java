package dev.pergola.plugins.cors;

import dev.pergola.api.hook.web.FilterContext;
import dev.pergola.api.hook.web.ResponseFilter;
import dev.pergola.api.http.Headers;
import dev.pergola.api.http.Response;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;

/**
 * Adds the headers by which a browser lets pages of other origins read an answer, to answers of every kind.
 *
 * <p>The core answers preflight requests as it answers every OPTIONS request; the headers here make that a permission.
 * Filters are called by many requests at once: each reads the settings once. Wrong settings are refused by an exception
 * that names all problems; at a change the former settings stay in force then.
 *
 * <p>It comes late, so that what it says replaces what others said.
 */
@Component(
        configurationPid = {"datasette-cors", "cors"},
        property = "service.ranking:Integer=-1000")
public final class CorsFilter implements ResponseFilter {

    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    private static final String ALLOW_HEADERS = "Access-Control-Allow-Headers";
    private static final String ALLOW_METHODS = "Access-Control-Allow-Methods";
    private static final String ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials";
    private static final String EXPOSE_HEADERS = "Access-Control-Expose-Headers";
    private static final String MAX_AGE = "Access-Control-Max-Age";
    private static final String VARY = "Vary";

    private volatile CorsSettings settings;

    /**
     * Begins with the settings that are there.
     *
     * @param configuration the settings as written
     * @throws IllegalArgumentException where they are wrong, with every problem
     */
    @Activate
    public CorsFilter(CorsConfiguration configuration) {
        this.settings = CorsSettings.of(configuration);
    }

    /**
     * Goes over to other settings in one step.
     *
     * @param configuration the settings as written
     * @throws IllegalArgumentException where they are wrong, with every problem; nothing has changed then
     */
    @Modified
    void modified(CorsConfiguration configuration) {
        this.settings = CorsSettings.of(configuration);
    }

    @Override
    public Response filter(FilterContext context, Response response) {
        CorsSettings current = settings;
        Headers headers = current.dependOnOrigin() ? varyingByOrigin(response.headers()) : response.headers();
        return current.allowedOrigin(context.request().header("Origin"))
                .map(origin -> response.withHeaders(permitting(headers, origin, current)))
                .orElseGet(() -> current.dependOnOrigin() ? response.withHeaders(headers) : response);
    }

    private static Headers permitting(Headers headers, String origin, CorsSettings current) {
        Headers permission = headers.without(ALLOW_HEADERS)
                .without(ALLOW_METHODS)
                .without(MAX_AGE)
                .without(ALLOW_CREDENTIALS)
                .with(ALLOW_ORIGIN, origin);
        permission = withList(permission, ALLOW_HEADERS, current.allowHeaders());
        permission = withList(permission, ALLOW_METHODS, current.allowMethods());
        permission = withList(permission, EXPOSE_HEADERS, current.exposeHeaders());
        if (current.credentials()) {
            permission = permission.with(ALLOW_CREDENTIALS, "true");
        }
        return current.maxAge() > 0 ? permission.with(MAX_AGE, Integer.toString(current.maxAge())) : permission;
    }

    private static Headers withList(Headers headers, String name, List<String> values) {
        return values.isEmpty() ? headers : headers.with(name, String.join(", ", values));
    }

    /** Tells caches, also where this origin may not read: what is kept for one origin must not be given to another. */
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
