package dev.pergola.core.sets;

import dev.pergola.core.config.JsonText;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.plugins.PluginVersion;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A set as the text of a lock file: JSON with a line for each plugin, so that people can compare two. */
final class LockText {

    private static final String GENERATION = "generation";
    private static final String MADE = "made";
    private static final String CAUSE = "cause";
    private static final String PLUGINS = "plugins";
    private static final String NAME = "name";
    private static final String VERSION = "version";
    private static final String SHA256 = "sha256";
    private static final String ORIGIN = "origin";

    private LockText() {}

    static String write(PluginSet set) {
        String plugins = set.plugins().stream()
                .map(plugin -> "\n    " + JsonText.of(fields(plugin)))
                .collect(Collectors.joining(","));
        return """
                {
                  "generation": %d,
                  "made": %s,
                  "cause": %s,
                  "plugins": [%s%s]
                }
                """.formatted(
                set.number(), json(set.made().toString()), json(set.cause()), plugins, plugins.isEmpty() ? "" : "\n  ");
    }

    private static PlainValue fields(PinnedPlugin plugin) {
        Map<String, PlainValue> fields = new LinkedHashMap<>();
        fields.put(NAME, PlainValue.of(plugin.name()));
        fields.put(VERSION, PlainValue.of(plugin.version().toString()));
        fields.put(SHA256, PlainValue.of(plugin.sha256()));
        fields.put(ORIGIN, PlainValue.of(plugin.origin()));
        return new PlainValue.Fields(fields);
    }

    private static String json(String text) {
        return JsonText.of(PlainValue.of(text));
    }

    /**
     * Reads what was written.
     *
     * @throws IllegalArgumentException where the text is something else; the message says what, as the end of a sentence
     */
    static PluginSet read(String text) {
        PlainValue root = JsonText.read(text).orElseThrow(() -> new IllegalArgumentException("it is not JSON"));
        if (!(root instanceof PlainValue.Fields fields)) {
            throw new IllegalArgumentException("it is not a JSON object");
        }
        if (!(fields.values().get(GENERATION) instanceof PlainValue.Whole number)
                || !(fields.values().get(PLUGINS) instanceof PlainValue.Items plugins)) {
            throw new IllegalArgumentException("it has no '%s' or no '%s'".formatted(GENERATION, PLUGINS));
        }
        try {
            List<PinnedPlugin> pinned =
                    plugins.values().stream().map(LockText::plugin).toList();
            return new PluginSet(
                    number.value().intValueExact(), Instant.parse(text(fields, MADE)), text(fields, CAUSE), pinned);
        } catch (ArithmeticException | DateTimeException wrong) {
            throw new IllegalArgumentException(wrong.getMessage(), wrong);
        }
    }

    private static PinnedPlugin plugin(PlainValue value) {
        if (!(value instanceof PlainValue.Fields fields)) {
            throw new IllegalArgumentException("one of its plugins is not a JSON object");
        }
        return new PinnedPlugin(
                text(fields, NAME),
                PluginVersion.parse(text(fields, VERSION)),
                text(fields, SHA256),
                text(fields, ORIGIN));
    }

    private static String text(PlainValue.Fields fields, String key) {
        if (fields.values().get(key) instanceof PlainValue.Text text) {
            return text.value();
        }
        throw new IllegalArgumentException("it lacks a text '%s'".formatted(key));
    }
}
