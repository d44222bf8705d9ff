package dev.pergola.itest.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pergola.itest.harness.RawHttp;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * One recorded request and what was answered.
 *
 * @param json as it stands in the recordings
 */
record RecordedCase(JsonNode json) {

    String id() {
        return json.get("id").asText();
    }

    String group() {
        return json.get("group").asText();
    }

    String profile() {
        return json.path("profile").asText("main");
    }

    String path() {
        return json.get("path").asText();
    }

    JsonNode expectation() {
        return json.get("expect");
    }

    /** Whether the request is made by somebody who has signed in. */
    boolean signedIn() {
        return json.has("token") || json.has("cookie");
    }

    boolean isWalk() {
        return json.has("walk");
    }

    /** Sends the request, to another path where a walk has come further. */
    RawHttp.Answer send(RawHttp http, Normalisation normalisation, String path) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("user-agent", "conformance-runner/1");
        json.path("headers")
                .properties()
                .forEach(header -> headers.put(
                        header.getKey(), normalisation.undo(header.getValue().asText())));
        byte[] body = new byte[0];
        if (json.has("json")) {
            body = json.get("json").toString().getBytes(StandardCharsets.UTF_8);
            headers.putIfAbsent("content-type", "application/json");
        } else if (json.has("form")) {
            body = form().getBytes(StandardCharsets.UTF_8);
            headers.putIfAbsent("content-type", "application/x-www-form-urlencoded");
        }
        return http.send(json.get("method").asText(), path, headers, body);
    }

    private String form() {
        return StreamSupport.stream(json.get("form").properties().spliterator(), false)
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue().asText(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public String toString() {
        return id() + " (" + json.get("method").asText() + " " + path() + ")";
    }
}
