package dev.pergola.core.http;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the server listens, and its limits. Immutable.
 *
 * @param host a host name or address of this machine, such as {@code 127.0.0.1}, or {@code 0.0.0.0} for all of them
 * @param port 1 to 65535, or 0 for any free one
 * @param socket the Unix socket to listen at instead, or empty
 * @param tls for encrypted connections; empty for plain ones
 * @param limits what a client may ask of the server
 */
public record HttpOptions(String host, int port, Optional<Path> socket, Optional<TlsFiles> tls, HttpLimits limits) {

    /** Checks the parts. */
    public HttpOptions {
        requireNonNull(host, "host is null");
        requireNonNull(socket, "socket is null");
        requireNonNull(tls, "tls is null");
        requireNonNull(limits, "limits is null");
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port is not between 0 and 65535: " + port);
        }
    }

    /** Plain connections to a port. */
    public HttpOptions(String host, int port, HttpLimits limits) {
        this(host, port, Optional.empty(), Optional.empty(), limits);
    }

    /** The standard limits. */
    public HttpOptions(String host, int port) {
        this(host, port, HttpLimits.standard());
    }
}
