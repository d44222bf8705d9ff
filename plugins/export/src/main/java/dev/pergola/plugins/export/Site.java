package dev.pergola.plugins.export;

import dev.pergola.api.http.Request;
import dev.pergola.api.http.RequestBuilder;
import dev.pergola.api.http.Response;
import dev.pergola.api.server.InternalClient;
import java.util.Optional;

/**
 * The site that is exported.
 *
 * @param client asks it
 * @param basePath its prefix, which begins and ends with a slash
 * @param token says who asks; empty for nobody
 */
record Site(InternalClient client, String basePath, Optional<String> token) {

    /** What everybody may see. */
    static Site asNobody(InternalClient client, String basePath) {
        return new Site(client, basePath, Optional.empty());
    }

    /** The answer to a question for an address; its body is to be closed. */
    Response get(Address address) {
        RequestBuilder request = Request.get(address.toString());
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return client.send(request.build());
    }
}
