package dev.pergola.itest.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks one server, follows no redirects, keeps no cookies. For many threads. */
public final class HttpProbe {

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;

    /**
     * Makes a client.
     *
     * @param address scheme, host and port
     */
    public HttpProbe(URI address) {
        this.address = address;
    }

    /**
     * The server that is asked.
     *
     * @return scheme, host and port
     */
    public URI address() {
        return address;
    }

    /**
     * Asks for a page.
     *
     * @param path with its query, both encoded
     * @return the answer as text
     */
    public HttpResponse<String> get(String path) {
        return send("GET", path);
    }

    /**
     * Asks with any method and no content.
     *
     * @param method such as {@code OPTIONS}
     * @param path with its query, both encoded
     * @param headers names and values, alternating
     * @return the answer as text
     */
    public HttpResponse<String> send(String method, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(LONGEST_ANSWER)
                .method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(method + " " + address + path + " failed", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while asking for " + path, interrupted);
        }
    }

    /**
     * Asks for JSON and reads it.
     *
     * @param path with its query, both encoded
     * @return the document
     * @throws AssertionError if the status is not 200
     */
    public JsonNode json(String path) {
        HttpResponse<String> response = get(path);
        if (response.statusCode() != 200) {
            throw new AssertionError(
                    "GET " + path + " was answered with " + response.statusCode() + ": " + response.body());
        }
        return Json.read(response.body());
    }
}
