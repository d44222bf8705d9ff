package dev.pergola.testing;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A plugin as the list of plugins tells it.
 *
 * @param name its symbolic name
 * @param version its version; blank where that is not known
 * @param state in words: {@code active}, {@code resolving failed}, {@code start failed}, {@code settings refused} and so on
 * @param reasons why it is in that state, sentences
 */
public record InstalledPlugin(String name, String version, String state, List<String> reasons) {

    /** Checks the parts and copies the list. */
    public InstalledPlugin {
        requireNonNull(name, "name is null");
        requireNonNull(version, "version is null");
        requireNonNull(state, "state is null");
        reasons = List.copyOf(reasons);
    }

    static List<InstalledPlugin> readAll(String json) {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            List<InstalledPlugin> plugins = new ArrayList<>();
            parser.nextToken();
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                plugins.add(read(parser));
            }
            return plugins;
        } catch (IOException wrong) {
            throw new UncheckedIOException("The list of plugins cannot be read: " + json, wrong);
        }
    }

    private static InstalledPlugin read(JsonParser parser) throws IOException {
        String name = "";
        String version = "";
        String state = "";
        List<String> reasons = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            switch (key) {
                case "name" -> name = parser.getText();
                case "version" -> version = parser.getText();
                case "state" -> state = parser.getText();
                case "reasons" -> {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        reasons.add(parser.getText());
                    }
                }
                default -> parser.skipChildren();
            }
        }
        return new InstalledPlugin(name, version, state, reasons);
    }
}
