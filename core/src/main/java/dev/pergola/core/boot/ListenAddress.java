package dev.pergola.core.boot;

import dev.pergola.api.hook.run.CommandContext;
import dev.pergola.core.http.TlsFiles;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where to listen.
 *
 * @param host name or address
 * @param port 0 for any free one
 * @param socket the Unix socket to listen at instead, or empty
 * @param tls for encrypted connections, or empty
 */
record ListenAddress(String host, int port, Optional<Path> socket, Optional<TlsFiles> tls) {

    private static final String DEFAULT_HOST = "127.0.0.1";
    private static final int DEFAULT_PORT = 8001;
    private static final int HIGHEST_PORT = 65535;

    /** Where a server listens that is not told otherwise. */
    static final ListenAddress STANDARD =
            new ListenAddress(DEFAULT_HOST, DEFAULT_PORT, Optional.empty(), Optional.empty());

    static ListenAddress of(CommandContext line) {
        return new ListenAddress(
                line.value(ServeSyntax.HOST).orElse(DEFAULT_HOST),
                portOf(line),
                line.value(ServeSyntax.SOCKET).map(Path::of).map(Path::toAbsolutePath),
                tls(line));
    }

    private static Optional<TlsFiles> tls(CommandContext line) {
        Optional<String> certificate = line.value(ServeSyntax.TLS_CERTIFICATE)
                .or(() -> Optional.ofNullable(System.getenv("DATASETTE_SSL_CERTFILE")));
        Optional<String> key =
                line.value(ServeSyntax.TLS_KEY).or(() -> Optional.ofNullable(System.getenv("DATASETTE_SSL_KEYFILE")));
        if (certificate.isPresent() != key.isPresent()) {
            throw WrongUsage.of(
                    "Encrypted connections need both a certificate and its key.",
                    "Give " + ServeSyntax.TLS_CERTIFICATE + " and " + ServeSyntax.TLS_KEY + ".");
        }
        return certificate.flatMap(file -> key.map(secret -> new TlsFiles(Path.of(file), Path.of(secret))));
    }

    private static int portOf(CommandContext line) {
        Optional<String> text = line.value(ServeSyntax.PORT);
        OptionalInt port = text.isEmpty() ? OptionalInt.of(DEFAULT_PORT) : wholeNumber(text.get());
        if (port.isEmpty() || port.getAsInt() > HIGHEST_PORT) {
            throw WrongUsage.of(
                    "The port " + text.orElse("") + " cannot be listened on.",
                    "A port is a whole number from 0 to " + HIGHEST_PORT + "; 0 stands for any free one.");
        }
        return port.getAsInt();
    }

    private static OptionalInt wholeNumber(String text) {
        return text.matches("[0-9]{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }
}
