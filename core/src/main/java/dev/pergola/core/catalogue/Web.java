package dev.pergola.core.catalogue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Asks web servers, with little patience. Made anew for each use, since its client has threads of its own. */
final class Web {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * Asks for a file.
     *
     * @param tag of what is known already
     * @throws IOException where there is no answer
     */
    HttpResponse<byte[]> get(URI address, Optional<String> tag) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(ANSWER_LIMIT);
        tag.ifPresent(known -> request.header("If-None-Match", known));
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT_LIMIT)
                .followRedirects(HttpClient.Redirect.NORMAL) // never from https to http
                .build();
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("the wait for its answer was interrupted", interrupted);
        }
    }

    /** Whether what comes from there can be believed: encrypted, or from this machine. */
    static boolean isTrusted(URI address) {
        return "https".equals(address.getScheme())
                || ("http".equals(address.getScheme()) && LOOPBACK.contains(String.valueOf(address.getHost())));
    }

    /** Why there was no answer, for people. */
    static String words(IOException failure) {
        if (failure instanceof HttpTimeoutException) {
            return "it does not answer in time";
        }
        if (failure instanceof ConnectException) {
            return "it cannot be reached";
        }
        return Optional.ofNullable(failure.getMessage()).orElse("it does not answer");
    }

    /** Writes a file so that nobody sees a part of it. */
    static void write(byte[] content, Path file) throws IOException {
        Path draft = Files.write(file.resolveSibling("." + file.getFileName()), content);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
