package dev.pergola.api.hook.web;

import dev.pergola.api.http.Request;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Stands around whole requests, outside of everything else: before it is known who asks and which route answers, and after
 * every response filter. It can answer by itself, change the request, and see or change the answer.
 *
 * <p>Called once for each request, on its thread, by many requests at once. With several, those of higher ranking stand
 * outside. Whatever a filter throws before the request is answered ends the request: a {@link dev.pergola.api.ServerException}
 * is the answer, anything else is answered with status 500, so that a filter that keeps somebody out never lets him in by
 * failing. What it throws afterwards leaves the answer as it is.
 */
@ConsumerType
@FunctionalInterface
public interface RequestFilter {

    /**
     * Looks at one request.
     *
     * @param request as it came, without a configured base path; its actor is not known yet. Its body must not be read,
     *     unless the filter answers by itself
     * @return how to go on: {@link Passage#on(Request)} where there is nothing to do
     * @throws Exception to end the request
     */
    Passage filter(Request request) throws Exception;
}
