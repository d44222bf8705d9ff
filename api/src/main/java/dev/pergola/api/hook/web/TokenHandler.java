package dev.pergola.api.hook.web;

import dev.pergola.api.http.Actor;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes API tokens and says in whose name a token acts. The signed tokens of the core are one, named {@code signed}.
 *
 * <p>Called on the thread of the request, by many requests at once. Tokens are made by the first handler in order of ranking:
 * on the page for it, by the command {@code create-token} and for other plugins. A token that comes with a request is shown to
 * each handler in order, until one says whom it names.
 */
@ConsumerType
public interface TokenHandler {

    /** Service property, required: the name (String), lower case letters, digits and hyphens. */
    String NAME = "pergola.token.name";

    /**
     * Makes a token.
     *
     * @param wish what it is for
     * @return the text that a program sends; without blanks
     * @throws Exception where none can be made; a {@link dev.pergola.api.ServerException} is the answer
     */
    String create(TokenWish wish) throws Exception;

    /**
     * Says whom a token names.
     *
     * @param token as it was sent
     * @return empty for tokens of another kind
     * @throws Exception to refuse the request: a {@link dev.pergola.api.ServerException} with
     *     {@link dev.pergola.api.ErrorCode#UNAUTHORIZED} for a token of this kind that is not valid. Anything else is answered
     *     with status 500
     */
    Optional<Actor> verify(String token) throws Exception;
}
