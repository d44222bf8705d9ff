package dev.pergola.core.config;

import dev.pergola.core.model.PlainValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Hides what may be secret before a configuration is shown: values under keys that contain {@code secret}, {@code key},
 * {@code password}, {@code token}, {@code hash} or {@code dsn}, in whatever case.
 *
 * <p>Inside blocks of plugins such a key hides whatever is below it. Elsewhere keys are names of databases, tables and
 * queries, so a map is looked into and only single values and lists are hidden: a table {@code keywords} is no secret.
 */
public final class Redaction {
    private static final List<String> SIGNS = List.of("secret", "key", "password", "token", "hash", "dsn");
    private static final PlainValue HIDDEN = PlainValue.of("***");

    private Redaction() {}

    /** The same value with stars in place of what may be secret. */
    public static PlainValue.Fields of(PlainValue.Fields source) {
        return fields(source, false);
    }

    private static PlainValue.Fields fields(PlainValue.Fields fields, boolean insidePlugin) {
        Map<String, PlainValue> shown = new LinkedHashMap<>();
        fields.values().forEach((key, value) -> {
            boolean hide = isSensitive(key) && (insidePlugin || !(value instanceof PlainValue.Fields));
            shown.put(key, hide ? HIDDEN : value(value, insidePlugin || key.equals("plugins")));
        });
        return new PlainValue.Fields(shown);
    }

    private static PlainValue value(PlainValue value, boolean insidePlugin) {
        if (value instanceof PlainValue.Fields fields) {
            return fields(fields, insidePlugin);
        }
        return value instanceof PlainValue.Items items
                ? new PlainValue.Items(items.values().stream()
                        .map(item -> value(item, insidePlugin))
                        .toList())
                : value;
    }

    private static boolean isSensitive(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return SIGNS.stream().anyMatch(lower::contains);
    }
}
