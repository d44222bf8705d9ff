package dev.pergola.itest.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Takes out of an answer what belongs to this run: the address of the server and the name of the product. */
final class Normalisation {

    private static final Pattern PRODUCT = Pattern.compile("datasette|pergola", Pattern.CASE_INSENSITIVE);

    private final Map<String, String> replacements = new LinkedHashMap<>();

    Normalisation(URI address) {
        String host = address.getAuthority();
        String encodedHost = host.replace(":", "%3A");
        replacements.put("http://" + host, "<<base>>");
        replacements.put("https://" + host, "<<base-https>>");
        replacements.put("http%3A%2F%2F" + encodedHost, "<<base-encoded>>");
        replacements.put(host, "<<host>>");
        replacements.put(encodedHost, "<<host-encoded>>");
    }

    String text(String text) {
        String result = text;
        for (Map.Entry<String, String> replacement : replacements.entrySet()) {
            result = result.replace(replacement.getKey(), replacement.getValue());
        }
        return PRODUCT.matcher(result).replaceAll("<<product>>");
    }

    /** Puts the address of this run into something that was recorded. */
    String undo(String text) {
        String result = text;
        for (Map.Entry<String, String> replacement : replacements.entrySet()) {
            result = result.replace(replacement.getValue(), replacement.getKey());
        }
        return result;
    }

    /** The path of an address that was normalised before. */
    static String path(String normalised) {
        return normalised.replace("<<base>>", "").replace("<<base-https>>", "");
    }

    JsonNode json(JsonNode value) {
        if (value.isTextual()) {
            return TextNode.valueOf(text(value.textValue()));
        }
        if (value.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            value.forEach(element -> array.add(json(element)));
            return array;
        }
        if (value.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            value.properties().forEach(entry -> object.set(text(entry.getKey()), json(entry.getValue())));
            return object;
        }
        return value;
    }
}
