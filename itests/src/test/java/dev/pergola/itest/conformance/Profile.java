package dev.pergola.itest.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one server of the recordings is started.
 *
 * @param databases file names; one that begins with {@code -i } is opened as immutable
 * @param configuration the configuration file, if there is one
 * @param arguments the options that follow; <code>{dir}</code> stands for the folder of the recordings
 * @param environment more environment variables
 * @param folder for a server that is given a folder: the files in it by the name they have there
 */
record Profile(
        List<String> databases,
        Optional<String> configuration,
        List<String> arguments,
        Map<String, String> environment,
        Map<String, String> folder) {

    static Profile of(JsonNode description) {
        return new Profile(
                texts(description.path("dbs")),
                description.has("config")
                        ? Optional.of(description.get("config").asText())
                        : Optional.empty(),
                texts(description.path("args")),
                pairs(description.path("env")),
                pairs(description.path("configdir")));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return List.copyOf(texts);
    }

    private static Map<String, String> pairs(JsonNode object) {
        Map<String, String> pairs = new LinkedHashMap<>();
        object.properties()
                .forEach(pair -> pairs.put(pair.getKey(), pair.getValue().asText()));
        return pairs;
    }
}
