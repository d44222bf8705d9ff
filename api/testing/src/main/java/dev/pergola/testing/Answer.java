package dev.pergola.testing;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.http.Body;
import dev.pergola.api.http.Headers;
import dev.pergola.api.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * An answer whose body was read to its end.
 *
 * @param status the status, such as 200
 * @param text the body as UTF-8; empty where there is none
 * @param headers the headers
 */
public record Answer(int status, String text, Headers headers) {

    /** Checks the parts. */
    public Answer {
        requireNonNull(text, "text is null");
        requireNonNull(headers, "headers is null");
    }

    static Answer read(Response response) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Body body = response.body()) {
            body.writeTo(bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new Answer(response.status(), bytes.toString(StandardCharsets.UTF_8), response.headers());
    }
}
