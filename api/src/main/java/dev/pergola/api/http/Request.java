package dev.pergola.api.http;

import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What a client asks. Made by the core for each request, and by {@link RequestBuilder} for tests and internal calls.
 *
 * <p>Belongs to one request; used by one thread at a time. Only {@link #body()} has a state.
 */
@ProviderType
public interface Request {

    /**
     * The HTTP method.
     *
     * @return upper case, such as {@code GET}
     */
    String method();

    /**
     * The path as it was sent, still percent-encoded and tilde-encoded, without a configured base path.
     *
     * @return begins with a slash; has no query
     */
    String path();

    /**
     * The arguments behind the question mark.
     *
     * @return decoded; empty where there are none
     * @throws dev.pergola.api.ServerException where the text is not validly encoded
     */
    QueryString query();

    /**
     * The query text exactly as it was sent.
     *
     * @return still encoded, without the question mark; an empty text where there is none
     */
    String rawQuery();

    /**
     * The header fields.
     *
     * @return in the order in which they came
     */
    Headers headers();

    /**
     * The content, to be read once.
     *
     * @return empty where the request has none; throws {@link dev.pergola.api.ServerException} when more is sent than
     *     the server accepts
     */
    InputStream body();

    /**
     * The scheme by which the client reached the site.
     *
     * @return {@code http} or {@code https}
     */
    String scheme();

    /**
     * The host by which the client reached the site.
     *
     * @return name or address, with the port where it is not the default
     */
    String host();

    /**
     * Where the request came from.
     *
     * @return an IP address, or an empty text for a request that did not come over the network
     */
    String remoteAddress();

    /**
     * Who sent the request. Found out once, before any hook sees the request.
     *
     * @return the anonymous actor where the request carries neither a valid cookie nor a token
     */
    default Actor actor() {
        return Actor.anonymous();
    }

    /**
     * Whether the client has a content already, by what it says in {@code If-None-Match}. It is then answered with status
     * 304 and no content.
     *
     * @param entityTag of the content, in quotation marks
     * @return true where it is among the tags that the client names, or the client names any
     */
    default boolean knows(String entityTag) {
        return header("If-None-Match").stream()
                .flatMap(tags -> Arrays.stream(tags.split(",", -1)))
                .map(String::strip)
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                .anyMatch(tag -> tag.equals("*") || tag.equals(entityTag));
    }

    /**
     * The value of a cookie.
     *
     * @param name exact
     * @return as it was sent, without the quotation marks around it; empty where there is no such cookie
     */
    default Optional<String> cookie(String name) {
        return CookieHeader.value(headers(), name);
    }

    /**
     * Computes something at most once for this request, such as what several hooks of a plugin need to know, and keeps
     * it to the end of the request.
     *
     * @param type what it is; one value is kept for each type
     * @param computation asked when the value is wanted for the first time
     * @param <T> the type
     * @return the value that is kept
     */
    default <T> T once(Class<T> type, Supplier<T> computation) {
        return computation.get();
    }

    /**
     * The first value of a header.
     *
     * @param name in any case
     * @return the value, or empty
     */
    default Optional<String> header(String name) {
        return headers().first(name);
    }

    /**
     * The first value of an argument.
     *
     * @param name exact
     * @return the value, or empty
     */
    default Optional<String> parameter(String name) {
        return query().first(name);
    }

    /**
     * An absolute address on this site.
     *
     * @param pathAndQuery begins with a slash
     * @return scheme, host and the path
     */
    default String absolute(String pathAndQuery) {
        return scheme() + "://" + host() + pathAndQuery;
    }

    /**
     * The same request with something changed, such as for those who come after a request filter. The content is read from
     * the same stream, and what was computed once is kept.
     *
     * @param change what is different
     * @return a new value
     */
    default Request with(RequestChange change) {
        return new ChangedRequest(this, change);
    }

    /**
     * Begins a GET request for a test or an internal call.
     *
     * @param pathAndQuery begins with a slash; what follows a question mark is the query, encoded
     * @return a builder
     */
    static RequestBuilder get(String pathAndQuery) {
        return new RequestBuilder("GET", pathAndQuery);
    }
}
