package dev.pergola.api.server;

import dev.pergola.api.hook.page.Message;
import dev.pergola.api.http.Request;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Sentences for the next page, as an OSGi service with bundle scope. May be used by any number of threads. Routes have the
 * same in {@link dev.pergola.api.hook.web.RouteContext#showNext}.
 */
@ProviderType
public interface Messages {

    /**
     * Shows something to whoever made a request, once, above the next page that he is shown. It is kept in a signed cookie
     * until then. To be called on the thread of the request before its route has answered; later it has no effect.
     *
     * @param request that is being answered
     * @param message a sentence or two; only the last few of many fit
     * @throws dev.pergola.api.ServerException where no site is open in this process
     */
    void showNext(Request request, Message message);
}
