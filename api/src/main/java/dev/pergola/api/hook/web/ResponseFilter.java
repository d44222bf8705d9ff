package dev.pergola.api.hook.web;

import dev.pergola.api.http.Response;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Sees every answer before it is sent and may change it: pages, JSON, streams, static files, redirects, answers to
 * OPTIONS and problems alike.
 *
 * <p>Called once for each request, on its thread, by many requests at once, in order of ranking from high to low. It
 * must not read the body: wrap it instead. What it throws is shown on the plugins page, and the answer passes
 * unchanged.
 */
@ConsumerType
public interface ResponseFilter {

    /**
     * Looks at one answer.
     *
     * @param context what was asked
     * @param response the answer so far
     * @return the answer to go on with; the given one where there is nothing to change
     * @throws Exception to leave the answer as it is
     */
    Response filter(FilterContext context, Response response) throws Exception;
}
