package dev.pergola.itest.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pergola.itest.harness.RawHttp;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * One recorded request and what was answered.
 *
 * @param json as it stands in the recordings
 * @param credentials header fields that say who sends it, names in lower case
 */
record RecordedCase(JsonNode json, Map<String, String> credentials) {

    RecordedCase(JsonNode json) {
        this(json, Map.of());
    }

    /** The same request, sent by somebody. */
    RecordedCase sentBy(Map<String, String> fields) {
        return new RecordedCase(json, Map.copyOf(fields));
    }

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

    /** The name of the actor whose token is sent, or empty. */
    Optional<String> token() {
        return Optional.ofNullable(json.get("token")).map(JsonNode::asText);
    }

    /** Whether the cookie is sent that root has after signing in. */
    boolean hasCookie() {
        return json.has("cookie");
    }

    /** Whether the request is made by somebody who has signed in. */
    boolean signedIn() {
        return token().isPresent() || hasCookie();
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
        credentials.forEach(headers::putIfAbsent);
        byte[] body = new byte[0];
        if (json.has("json")) {
            body = json.get("json").toString().getBytes(StandardCharsets.UTF_8);
            headers.putIfAbsent("content-type", "application/json");
        } else if (json.has("form")) {
            body = form().getBytes(StandardCharsets.UTF_8);
            headers.putIfAbsent("content-type", "application/x-www-form-urlencoded");
        }
        if (json.has("body")) {
            body = json.get("body").asText().getBytes(StandardCharsets.UTF_8);
        } else if (json.has("body_repeat")) {
            body = repeated(json.get("body_repeat")).getBytes(StandardCharsets.UTF_8);
            headers.putIfAbsent("content-type", "application/json");
        }
        return http.send(json.get("method").asText(), path, headers, body);
    }

    /** A unit so many times, between what stands before and behind. */
    private static String repeated(JsonNode parts) {
        return parts.get(2).asText()
                + parts.get(0).asText().repeat(parts.get(1).asInt())
                + parts.get(3).asText();
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
