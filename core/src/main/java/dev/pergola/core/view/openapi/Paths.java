package dev.pergola.core.view.openapi;

import dev.pergola.core.model.PlainValue;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The addresses of a description with their operations, each with a name of its own. For one description. */
final class Paths {

    private final Map<String, PlainValue> items = new LinkedHashMap<>();
    private final Set<String> identifiers = new HashSet<>();

    /** Adds an address; the first one who describes it is believed. */
    void add(String path, Operation operation) {
        if (!items.containsKey(path)) {
            items.put(path, operation.item(identifier("get" + path.replaceAll("\\.json$", ""))));
        }
    }

    /** As the member {@code paths}. */
    PlainValue value() {
        return new PlainValue.Fields(items);
    }

    /** A name that programs can use for a function. */
    private String identifier(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("_+$", "");
        String unique = plain;
        for (int number = 2; !identifiers.add(unique); number++) {
            unique = plain + "_" + number;
        }
        return unique;
    }
}
