package dev.pergola.core.config;

import dev.pergola.core.model.PlainValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Hides what may be secret before a configuration is shown: whatever stands under a key that contains {@code secret},
 * {@code key}, {@code password}, {@code token}, {@code hash} or {@code dsn}, in whatever case and at any depth.
 *
 * <p>Names of tables and queries are keys as well, so a table {@code keywords} is hidden, too: rather that than a
 * password shown.
 */
public final class Redaction {
    private static final List<String> SIGNS = List.of("secret", "key", "password", "token", "hash", "dsn");
    private static final PlainValue HIDDEN = PlainValue.of("***");

    private Redaction() {}

    /** The same value with stars in place of what may be secret. */
    public static PlainValue.Fields of(PlainValue.Fields source) {
        Map<String, PlainValue> shown = new LinkedHashMap<>();
        source.values().forEach((key, value) -> shown.put(key, isTelling(key) ? HIDDEN : value(value)));
        return new PlainValue.Fields(shown);
    }

    private static PlainValue value(PlainValue value) {
        if (value instanceof PlainValue.Fields fields) {
            return of(fields);
        }
        return value instanceof PlainValue.Items items
                ? new PlainValue.Items(
                        items.values().stream().map(Redaction::value).toList())
                : value;
    }

    /** Whether what stands under a key may be secret. */
    public static boolean isTelling(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return SIGNS.stream().anyMatch(lower::contains);
    }
}
