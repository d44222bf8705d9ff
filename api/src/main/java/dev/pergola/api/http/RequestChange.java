package dev.pergola.api.http;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What is different about a request; the rest is as it came. Immutable.
 *
 * @param method another method, in upper case
 * @param pathAndQuery another address, beginning with a slash, encoded
 * @param headers all of the fields
 * @param site another scheme and host, such as {@code https://example.com}
 * @param remoteAddress where it came from in truth, such as behind a proxy
 */
public record RequestChange(
        Optional<String> method,
        Optional<String> pathAndQuery,
        Optional<Headers> headers,
        Optional<String> site,
        Optional<String> remoteAddress) {

    private static final RequestChange NONE =
            new RequestChange(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Checks the parts. */
    public RequestChange {
        requireNonNull(method, "method is null");
        requireNonNull(pathAndQuery, "pathAndQuery is null");
        requireNonNull(headers, "headers is null");
        requireNonNull(site, "site is null");
        requireNonNull(remoteAddress, "remoteAddress is null");
        pathAndQuery.filter(address -> !address.startsWith("/")).ifPresent(address -> {
            throw new IllegalArgumentException("pathAndQuery does not begin with a slash: " + address);
        });
        site.filter(address -> !address.matches("https?://[^/]+")).ifPresent(address -> {
            throw new IllegalArgumentException("site is not a scheme and a host: " + address);
        });
    }

    /**
     * Nothing is different.
     *
     * @return the value to begin with
     */
    public static RequestChange none() {
        return NONE;
    }

    /**
     * Another method as well.
     *
     * @param newMethod in upper case
     * @return a new value
     */
    public RequestChange method(String newMethod) {
        return new RequestChange(Optional.of(newMethod), pathAndQuery, headers, site, remoteAddress);
    }

    /**
     * Another address as well.
     *
     * @param newPathAndQuery begins with a slash; what follows a question mark is the query, encoded
     * @return a new value
     */
    public RequestChange pathAndQuery(String newPathAndQuery) {
        return new RequestChange(method, Optional.of(newPathAndQuery), headers, site, remoteAddress);
    }

    /**
     * Other headers as well.
     *
     * @param newHeaders all of the fields
     * @return a new value
     */
    public RequestChange headers(Headers newHeaders) {
        return new RequestChange(method, pathAndQuery, Optional.of(newHeaders), site, remoteAddress);
    }

    /**
     * Another site as well, by which addresses are made absolute and requests of other sites are told apart.
     *
     * @param newSite scheme and host, such as {@code https://example.com}
     * @return a new value
     */
    public RequestChange site(String newSite) {
        return new RequestChange(method, pathAndQuery, headers, Optional.of(newSite), remoteAddress);
    }

    /**
     * Another origin as well.
     *
     * @param newAddress an IP address
     * @return a new value
     */
    public RequestChange remoteAddress(String newAddress) {
        return new RequestChange(method, pathAndQuery, headers, site, Optional.of(newAddress));
    }
}
