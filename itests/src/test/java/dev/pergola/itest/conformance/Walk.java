package dev.pergola.itest.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pergola.itest.harness.Json;
import dev.pergola.itest.harness.RawHttp;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows a list from page to page to its end, and writes down what was seen on the way. */
final class Walk {

    private static final Pattern NEXT_LINK = Pattern.compile("<([^>]*)>;\\s*rel=\"?next\"?");

    private final RecordedCase recorded;
    private final JsonNode how;
    private final RawHttp http;
    private final Normalisation normalisation;
    private final ArrayNode sizes = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode tokens = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode keys = JsonNodeFactory.instance.arrayNode();

    Walk(RecordedCase recorded, RawHttp http, Normalisation normalisation) {
        this.recorded = recorded;
        this.http = http;
        this.normalisation = normalisation;
        how = recorded.json().get("walk");
    }

    Optional<Difference> difference() {
        return JsonComparison.compare("walk", recorded.expectation().get("walk"), seen());
    }

    private ObjectNode seen() {
        ObjectNode seen = JsonNodeFactory.instance.objectNode();
        Optional<String> path = Optional.of(recorded.path());
        int mostPages = how.path("max_pages").asInt(80);
        while (path.isPresent() && sizes.size() < mostPages) {
            path = page(path.get()).map(Normalisation::path);
        }
        seen.set("sizes", sizes);
        seen.set("tokens", tokens);
        seen.set("keys", keys);
        seen.put("pages", sizes.size());
        if (path.isPresent()) {
            seen.put("stopped", true);
        }
        return seen;
    }

    /** Notes one page; returns the normalised address of the next one. */
    private Optional<String> page(String path) {
        RawHttp.Answer answer = recorded.send(http, normalisation, path);
        if (answer.status() != 200) {
            throw new AssertionError("page " + path + ": status " + answer.status() + ", " + answer.text());
        }
        JsonNode data = normalisation.json(Json.read(answer.text()));
        JsonNode rows = data.isObject() ? data.path(how.path("rows").asText("rows")) : data;
        sizes.add(rows.size());
        rows.forEach(row -> keys.add(key(row)));
        Optional<String> token = text(data.path("next"));
        Optional<String> address =
                switch (how.get("follow").asText()) {
                    case "link" -> link(answer);
                    case "token" -> token.map(this::withToken);
                    default -> text(data.path("next_url"));
                };
        Optional<String> noted = how.get("follow").asText().equals("link") ? address : token;
        tokens.add(noted.<JsonNode>map(TextNode::valueOf).orElse(NullNode.instance));
        return address;
    }

    private JsonNode key(JsonNode row) {
        if (!row.isObject() || !how.has("collect")) {
            return row;
        }
        ArrayNode key = JsonNodeFactory.instance.arrayNode();
        for (JsonNode column : how.get("collect")) {
            key.add(row.has(column.asText()) ? row.get(column.asText()) : TextNode.valueOf("(missing)"));
        }
        return key;
    }

    private String withToken(String token) {
        String path = recorded.path();
        return path + (path.contains("?") ? "&" : "?") + how.path("param").asText("_next") + "="
                + URLEncoder.encode(token, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Optional<String> link(RawHttp.Answer answer) {
        Matcher matcher = NEXT_LINK.matcher(answer.header("link").orElse(""));
        return matcher.find() ? Optional.of(normalisation.text(matcher.group(1))) : Optional.empty();
    }

    private static Optional<String> text(JsonNode value) {
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }
}
