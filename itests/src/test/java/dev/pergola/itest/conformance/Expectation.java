package dev.pergola.itest.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pergola.itest.harness.Json;
import dev.pergola.itest.harness.RawHttp;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was recorded of one answer, and how another answer is measured against it. */
final class Expectation {

    private static final Set<String> SETS = Set.of(
            "allow", "access-control-allow-headers", "access-control-allow-methods", "access-control-expose-headers");
    private static final TextNode ANY_TEXT = TextNode.valueOf("<<str>>");

    private final JsonNode recorded;
    private final Normalisation normalisation;

    Expectation(JsonNode recorded, Normalisation normalisation) {
        this.recorded = recorded;
        this.normalisation = normalisation;
    }

    /** The first difference, or empty where the answer is as it was recorded. */
    Optional<Difference> differenceOf(RawHttp.Answer answer) {
        if (answer.status() != recorded.get("status").asInt()) {
            return Optional.of(new Difference("status", recorded.get("status"), answer.status() + " " + answer.text()));
        }
        return headers(answer).or(() -> content(answer));
    }

    private Optional<Difference> headers(RawHttp.Answer answer) {
        for (Map.Entry<String, JsonNode> header : recorded.path("headers").properties()) {
            Optional<String> actual = answer.header(header.getKey()).map(normalisation::text);
            boolean same = header.getValue().isNull()
                    ? actual.isEmpty()
                    : actual.filter(value -> sameHeader(
                                    header.getKey(), header.getValue().asText(), value))
                            .isPresent();
            if (!same) {
                return Optional.of(
                        new Difference("header " + header.getKey(), header.getValue(), actual.orElse("(absent)")));
            }
        }
        return Optional.empty();
    }

    private static boolean sameHeader(String name, String expected, String actual) {
        if (name.equals("content-type")) {
            return mediaType(expected).equals(mediaType(actual));
        }
        return SETS.contains(name)
                ? elements(expected).equals(elements(actual))
                : JsonComparison.sameTexts(expected, actual);
    }

    private static String mediaType(String value) {
        return value.strip().toLowerCase(Locale.ROOT).replaceAll("\\s*;\\s*", "; ");
    }

    private static List<String> elements(String value) {
        return Arrays.stream(value.toLowerCase(Locale.ROOT).split(",", -1))
                .map(String::strip)
                .filter(element -> !element.isEmpty())
                .sorted()
                .toList();
    }

    private Optional<Difference> content(RawHttp.Answer answer) {
        if (recorded.has("json")) {
            return JsonComparison.compare("body", withFreeWords(recorded.get("json")), json(answer.text()));
        }
        if (recorded.has("json_lines")) {
            ArrayNode lines = JsonNodeFactory.instance.arrayNode();
            answer.text().lines().forEach(line -> lines.add(json(line)));
            return JsonComparison.compare("lines", recorded.get("json_lines"), lines);
        }
        if (recorded.has("text")) {
            return text(answer.status(), recorded.get("text").asText(), normalisation.text(answer.text()));
        }
        if (recorded.has("text_digest")) {
            return JsonComparison.compare(
                    "text", recorded.get("text_digest"), digest(normalisation.text(answer.text())));
        }
        if (recorded.has("base64")) {
            String actual = Base64.getEncoder().encodeToString(answer.body());
            return JsonComparison.compare("bytes", recorded.get("base64"), TextNode.valueOf(actual));
        }
        return Optional.empty();
    }

    private JsonNode json(String text) {
        return normalisation.json(Json.read(text));
    }

    private static Optional<Difference> text(int status, String expected, String actual) {
        boolean wordsAreFree = status >= 400;
        boolean same = wordsAreFree ? !actual.isBlank() : JsonComparison.sameTexts(expected, actual);
        return same ? Optional.empty() : Optional.of(new Difference("text", expected, actual));
    }

    /** A message must be there, and may say it better. */
    private JsonNode withFreeWords(JsonNode expected) {
        if (!expected.isObject()) {
            return expected;
        }
        ObjectNode free = expected.deepCopy();
        if (free.path("unstable").isTextual()) {
            free.set("unstable", ANY_TEXT);
        }
        boolean isProblem = recorded.path("library_message").asBoolean()
                || (free.path("ok").isBoolean() && !free.path("ok").booleanValue());
        if (isProblem && free.path("errors").isArray()) {
            ArrayNode messages = JsonNodeFactory.instance.arrayNode();
            free.get("errors").forEach(message -> messages.add(ANY_TEXT));
            free.set("error", ANY_TEXT);
            free.set("errors", messages);
        }
        return free;
    }

    private static ObjectNode digest(String text) {
        int[] codePoints = text.codePoints().toArray();
        int edge = Math.min(400, codePoints.length);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("sha256", HexFormat.of().formatHex(hash))
                    .put("length", codePoints.length)
                    .put(
                            "lines",
                            text.chars().filter(character -> character == '\n').count())
                    .put("head", new String(codePoints, 0, edge))
                    .put("tail", new String(codePoints, codePoints.length - edge, edge));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
