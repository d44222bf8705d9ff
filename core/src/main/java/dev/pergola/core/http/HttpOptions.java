package dev.pergola.core.http;

import static java.util.Objects.requireNonNull;

/**
 * Where the server listens, and its limits. Immutable.
 *
 * @param host a host name or address of this machine, such as {@code 127.0.0.1}, or {@code 0.0.0.0} for all of them
 * @param port 1 to 65535, or 0 for any free one
 * @param limits what a client may ask of the server
 */
public record HttpOptions(String host, int port, HttpLimits limits) {

    /** Checks the parts. */
    public HttpOptions {
        requireNonNull(host, "host is null");
        requireNonNull(limits, "limits is null");
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port is not between 0 and 65535: " + port);
        }
    }

    /** The standard limits. */
    public HttpOptions(String host, int port) {
        this(host, port, HttpLimits.standard());
    }
}
