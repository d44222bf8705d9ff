package dev.pergola.api.server;

import dev.pergola.api.http.Actor;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.util.Collection;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** The people of the site, as an OSGi service. May be used by any number of threads. */
@ProviderType
public interface Actors {

    /**
     * Looks people up in the first {@link dev.pergola.api.hook.web.ActorDirectory} that answers.
     *
     * @param ids of people
     * @return those that are known, by id; with nothing but their ids where no plugin knows more
     */
    Map<String, Actor> find(Collection<String> ids);

    /**
     * Signs somebody in: his browser gets the cookie by which the core knows him from then on.
     *
     * @param actor not anonymous
     * @param request that is answered
     * @param response to it, such as {@link Response#redirect}
     * @return the response with the cookie
     */
    Response signIn(Actor actor, Request request, Response response);

    /**
     * Signs anybody out.
     *
     * @param response to his request
     * @return the response that ends the cookie
     */
    Response signOut(Response response);
}
