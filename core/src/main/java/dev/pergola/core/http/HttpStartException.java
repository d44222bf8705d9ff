package dev.pergola.core.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The server cannot listen where it should. The message is meant for whoever started it, and says what may help. */
public final class HttpStartException extends IOException {

    private static final long serialVersionUID = 1L;

    private HttpStartException(InetSocketAddress address, String reason, IOException cause) {
        super("Cannot listen on " + address.getHostString() + ", port " + address.getPort() + ": " + reason, cause);
    }

    private HttpStartException(String message, Optional<? extends Exception> cause) {
        super(message, cause.orElse(null));
    }

    static HttpStartException unknownHost(InetSocketAddress address) {
        return new HttpStartException(
                address,
                "this machine knows no host of that name. Check the spelling, or give an address such as 127.0.0.1.",
                new UnknownHostException(address.getHostString()));
    }

    static HttpStartException ofSocket(Path socket, IOException failure) {
        return new HttpStartException(
                "Cannot listen at the Unix socket " + socket + ": the operating system says \"" + failure.getMessage()
                        + "\". Its directory must exist and be writable, and its whole path be short.",
                Optional.of(failure));
    }

    static HttpStartException unusable(Path file, String reason, Optional<Exception> cause) {
        return new HttpStartException("Cannot use " + file + " for encrypted connections: " + reason + ".", cause);
    }

    /** Why the operating system refused; it tells by a text only, in English on every system that the JDK supports. */
    static HttpStartException of(InetSocketAddress address, IOException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String text = String.valueOf(cause.getMessage());
        return new HttpStartException(address, reason(address, text), failure);
    }

    private static String reason(InetSocketAddress address, String text) {
        String lowerCase = text.toLowerCase(Locale.ROOT);
        if (lowerCase.contains("in use")) {
            return "another program uses port " + address.getPort()
                    + ". Stop that program, or choose another port; port 0 takes any free one.";
        }
        if (lowerCase.contains("permission denied")) {
            return "ports below 1024 need a right that this user does not have. Choose a higher port, such as 8001.";
        }
        if (lowerCase.contains("cannot assign")) {
            return "that address does not belong to this machine. Use one of its own, or 0.0.0.0 for all of them.";
        }
        return "the operating system says \"" + text + "\".";
    }
}
