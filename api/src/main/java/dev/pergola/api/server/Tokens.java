package dev.pergola.api.server;

import dev.pergola.api.hook.web.TokenWish;
import dev.pergola.api.http.Actor;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** API tokens, as an OSGi service. May be used by any number of threads. */
@ProviderType
public interface Tokens {

    /**
     * Makes a token by the first {@link dev.pergola.api.hook.web.TokenHandler}.
     *
     * @param wish what it is for
     * @return its text
     * @throws dev.pergola.api.ServerException where the handler refuses
     */
    String create(TokenWish wish);

    /**
     * Finds out whom a token names, by every handler.
     *
     * @param token as it was sent
     * @return empty where no handler knows it
     * @throws dev.pergola.api.ServerException with status 401 where a handler knows it and it is not valid
     */
    Optional<Actor> verify(String token);
}
