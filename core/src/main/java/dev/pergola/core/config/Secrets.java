package dev.pergola.core.config;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.PlainValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Resolves references to secrets in the block of a plugin, at the moment when the plugin gets its block: a map with the
 * only key {@code $env} becomes the environment variable of that name (nothing where it is unset), one with the only
 * key {@code $file} the content of that file. Resolved blocks are never kept, shown or logged.
 */
public final class Secrets {
    private final Function<String, Optional<String>> environment;

    /**
     * Secrets of this process.
     *
     * @param environment answers the value of an environment variable
     */
    public Secrets(Function<String, Optional<String>> environment) {
        this.environment = requireNonNull(environment, "environment is null");
    }

    /**
     * The block with every reference replaced, at any depth.
     *
     * @throws UncheckedIOException where a file cannot be read; the message names the file
     */
    public PlainValue resolve(PlainValue block) {
        if (block instanceof PlainValue.Items items) {
            return new PlainValue.Items(
                    items.values().stream().map(this::resolve).toList());
        }
        if (!(block instanceof PlainValue.Fields fields)) {
            return block;
        }
        Optional<String> variable = onlyText(fields, "$env");
        if (variable.isPresent()) {
            return environment.apply(variable.get()).map(PlainValue::of).orElseGet(PlainValue::nothing);
        }
        Optional<String> file = onlyText(fields, "$file");
        if (file.isPresent()) {
            return PlainValue.of(content(file.get()));
        }
        Map<String, PlainValue> resolved = new LinkedHashMap<>();
        fields.values().forEach((key, value) -> resolved.put(key, resolve(value)));
        return new PlainValue.Fields(resolved);
    }

    /**
     * Where a value, or a part of it, comes from, when that is not the configuration itself.
     *
     * @param value as it was written
     * @return such as {@code environment variable TOKEN}; empty for a value without references
     */
    public static Optional<String> sourceOf(PlainValue value) {
        if (value instanceof PlainValue.Items items) {
            return items.values().stream()
                    .flatMap(item -> sourceOf(item).stream())
                    .findFirst();
        }
        if (!(value instanceof PlainValue.Fields fields)) {
            return Optional.empty();
        }
        return onlyText(fields, "$env")
                .map(name -> "environment variable " + name)
                .or(() -> onlyText(fields, "$file").map(file -> "file " + file))
                .or(() -> fields.values().values().stream()
                        .flatMap(item -> sourceOf(item).stream())
                        .findFirst());
    }

    private static Optional<String> onlyText(PlainValue.Fields fields, String key) {
        return fields.values().size() == 1 && fields.values().get(key) instanceof PlainValue.Text text
                ? Optional.of(text.value())
                : Optional.empty();
    }

    private static String content(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The configuration of a plugin takes a value from the file " + file + ", which cannot be read", e);
        }
    }
}
