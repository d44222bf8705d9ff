package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pergola.api.http.Body;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.api.server.InternalClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Asks a site that is open in this process. */
record TestClient(InternalClient client) {

    /** The content of an answer with status 200. */
    String get(String path) {
        return get(200, path);
    }

    /** The content of an answer with a certain status. */
    String get(int status, String path) {
        Response response = client.send(Request.get(path).build());
        String text = text(response);
        assertEquals(status, response.status(), () -> path + ": " + text);
        return text;
    }

    /** An answer whose content has been read. */
    Response answer(Request request) {
        Response response = client.send(request);
        return response.withBody(Body.of(text(response)));
    }

    static String text(Response response) {
        try (Body body = response.body()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            body.writeTo(bytes);
            return bytes.toString(StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
