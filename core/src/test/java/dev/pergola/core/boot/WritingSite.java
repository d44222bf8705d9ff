package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pergola.api.http.Request;
import dev.pergola.api.http.RequestBuilder;
import dev.pergola.api.http.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Writes to a site as programs do.
 *
 * @param site the site
 * @param id of the one who writes; nobody for an empty one
 */
record WritingSite(AskedSite site, String id) {

    /** What the answer to a body in JSON says. */
    String post(int status, String path, String json) throws IOException {
        return post(status, path, json.getBytes(StandardCharsets.UTF_8));
    }

    /** What the answer to a body says. */
    String post(int status, String path, byte[] body) throws IOException {
        Response response = send("application/json", path, body);
        String text = AskedSite.text(response);
        assertEquals(status, response.status(), text);
        return text;
    }

    /** The answer to a body in JSON. */
    Response sent(String path, String json) {
        return send("application/json", path, json.getBytes(StandardCharsets.UTF_8));
    }

    /** The answer to the fields of a form. */
    Response form(String path, String fields) {
        return send("application/x-www-form-urlencoded", path, fields.getBytes(StandardCharsets.UTF_8));
    }

    private Response send(String type, String path, byte[] body) {
        RequestBuilder request = Request.get(path).method("POST").body(type, body);
        return site.ask(id.isEmpty() ? request : site.as(id, request));
    }

    /** The rows of a table as arrays, with the keys of rows that have no other. */
    String rows(String table) throws IOException {
        return site.read("/data/" + table + ".json?_shape=arrays&_col=*", id)
                .replaceAll("^.*\"rows\":(.*),\"next\":null.*$", "$1");
    }
}
