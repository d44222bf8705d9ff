package dev.pergola.plugins.cors;

import dev.pergola.api.hook.web.Passage;
import dev.pergola.api.hook.web.RequestFilter;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;

/**
 * Adds the headers by which a browser lets pages of other origins read an answer.
 *
 * <p>It stands around all other filters of ordinary ranking, so that it sees what is sent in truth: also what another filter
 * answers, refuses or fails at. It is called by many requests at once; each reads the settings once. Wrong settings are
 * refused by an exception that names all problems; at a change the former settings stay in force then.
 */
@Component(
        configurationPid = {"datasette-cors", "cors"},
        property = "service.ranking:Integer=9000")
public final class CorsFilter implements RequestFilter {

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
    public Passage filter(Request request) {
        CorsSettings current = settings;
        return current.allowNobody()
                ? Passage.on(request)
                : Passage.on(request, response -> answer(current, request, response));
    }

    private static Response answer(CorsSettings current, Request request, Response response) {
        Exchange exchange = new Exchange(request, response);
        if (exchange.isPage(current.credentials()) && !current.html()) {
            return response;
        }
        PermissionHeaders headers = new PermissionHeaders(current);
        return current.allowedOrigin(request.header("Origin"))
                .map(origin -> {
                    Response readable = exchange.isFailedPreflight() ? exchange.preflight() : response;
                    return readable.withHeaders(headers.permitting(readable.headers(), origin));
                })
                .orElseGet(() -> response.withHeaders(headers.refusing(response.headers())));
    }
}
