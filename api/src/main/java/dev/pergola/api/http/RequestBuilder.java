package dev.pergola.api.http;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Locale;

/**
 * Makes requests that do not come over the network: for plugins' tests and for the in-process client.
 *
 * <p>Not for several threads. The host is {@code localhost} and the scheme {@code http} unless set.
 */
public final class RequestBuilder {

    private final String path;
    private final String rawQuery;
    private String method;
    private String scheme = "http";
    private String host = "localhost";
    private Headers headers = Headers.none();
    private byte[] content = new byte[0];

    /**
     * Begins a request.
     *
     * @param method in any case
     * @param pathAndQuery begins with a slash; what follows a question mark is the query, encoded
     */
    public RequestBuilder(String method, String pathAndQuery) {
        this.method = method.toUpperCase(Locale.ROOT);
        if (!pathAndQuery.startsWith("/")) {
            throw new IllegalArgumentException("pathAndQuery does not begin with a slash: " + pathAndQuery);
        }
        int question = pathAndQuery.indexOf('?');
        this.path = question < 0 ? pathAndQuery : pathAndQuery.substring(0, question);
        this.rawQuery = question < 0 ? "" : pathAndQuery.substring(question + 1);
    }

    /**
     * Sets the method.
     *
     * @param newMethod in any case
     * @return this
     */
    public RequestBuilder method(String newMethod) {
        this.method = newMethod.toUpperCase(Locale.ROOT);
        return this;
    }

    /**
     * Adds a header field.
     *
     * @param name the name
     * @param value the value
     * @return this
     */
    public RequestBuilder header(String name, String value) {
        this.headers = headers.adding(name, value);
        return this;
    }

    /**
     * Sets scheme and host.
     *
     * @param newScheme {@code http} or {@code https}
     * @param newHost name, with the port where it is not the default
     * @return this
     */
    public RequestBuilder site(String newScheme, String newHost) {
        this.scheme = requireNonNull(newScheme, "newScheme is null");
        this.host = requireNonNull(newHost, "newHost is null");
        return this;
    }

    /**
     * Sets the content.
     *
     * @param contentType the media type
     * @param bytes copied
     * @return this
     */
    public RequestBuilder body(String contentType, byte[] bytes) {
        this.headers = headers.with("Content-Type", contentType);
        this.content = bytes.clone();
        return this;
    }

    /**
     * The request.
     *
     * @return a new value each time
     */
    public Request build() {
        return new BuiltRequest(
                method, path, rawQuery, headers, scheme, host, new ByteArrayInputStream(content.clone()));
    }

    private record BuiltRequest(
            String method, String path, String rawQuery, Headers headers, String scheme, String host, InputStream body)
            implements Request {

        @Override
        public QueryString query() {
            return QueryString.parse(rawQuery);
        }

        @Override
        public String remoteAddress() {
            return "";
        }
    }
}
