package dev.pergola.api.hook.web;

import dev.pergola.api.http.Response;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Answers the requests for one address pattern. All pages of the core are routes too.
 *
 * <p>Called on a request thread, by many requests at once, while the request holds a lease: the service is not
 * deactivated before the call and the writing of its response have ended (bounded by the drain time). A call that takes
 * longer than the call limit is interrupted and answered with status 504. What it throws is answered with status 500 and
 * shown on the plugins page, but for {@link dev.pergola.api.ServerException}, which is an answer.
 *
 * <pre>{@code
 * @Component(property = RouteHook.PATTERN + "=/-/hello/{name}")
 * public final class Hello implements RouteHook {
 *     public Response handle(RouteContext context) {
 *         return Response.text("Hello " + context.pathParameter("name"));
 *     }
 * }
 * }</pre>
 */
@ConsumerType
public interface RouteHook {

    /**
     * Service property, required: one address pattern (String) or several (String[]).
     *
     * <table>
     *   <caption>Elements of a pattern</caption>
     *   <tr><th>Element</th><th>Matches</th></tr>
     *   <tr><td>{@code /-/hello}</td><td>itself</td></tr>
     *   <tr><td><code>{name}</code></td><td>one or more characters but no slash, as few as possible</td></tr>
     *   <tr><td><code>{name*}</code></td><td>the rest of the path, slashes included, also nothing</td></tr>
     *   <tr><td>{@code [...]}</td><td>what is inside, or nothing</td></tr>
     * </table>
     *
     * <p>Of several routes that match, the higher ranking wins, then the one with more literal segments, then the one
     * registered first. An address that a pattern with more literal segments has is not answered by a wider one of the
     * same ranking, whatever the method. Two routes with the same pattern and method: the higher ranking is active, the other shadowed.
     */
    String PATTERN = "pergola.route.pattern";

    /** Service property: the methods answered (String or String[]), upper case. Default {@code GET}, which implies HEAD. */
    String METHODS = "pergola.route.methods";

    /**
     * Service property (Boolean): the answer to a GET request depends on nothing but its address, its arguments, its
     * host, the configuration, the plugins, and what is read of the databases of the server while it is made. Default
     * false.
     *
     * <p>The core then repeats the answer to those who did not say who they are, with an entity tag, as long as nothing
     * of this has changed, and tells clients that they have it already, without calling the route. What it can see it
     * sees to by itself: an answer is made anew where a header of the request was read, something was written, time ran
     * out, a statement asked for the time of day or chance, or the answer is a stream, a problem or sets a cookie. What it
     * cannot see is the promise of the route: that it has no clock, no memory of its own and no other sources.
     *
     * <p>Page assets and page scripts may promise the same of what they add to a page.
     */
    String REPEATABLE = "pergola.repeatable";

    /**
     * Answers one request.
     *
     * @param context the request and what its path says; valid during this call
     * @return the answer; for HEAD requests the body is not sent
     * @throws Exception to answer with a problem
     */
    Response handle(RouteContext context) throws Exception;
}
