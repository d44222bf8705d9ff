package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.PlainValue;

/**
 * One setting of a plugin; what is secret is replaced by stars before.
 *
 * @param key where it stands in the configuration, such as {@code plugins.hello.greeting}
 * @param type what it takes, in words
 * @param description what it is for; may be empty
 * @param standard its default, or nothing
 * @param value what is in force, or nothing
 * @param source where the value comes from, in words
 */
public record ShownSetting(
        String key, String type, String description, PlainValue standard, PlainValue value, String source) {

    /** Checks the parts. */
    public ShownSetting {
        requireNonNull(key, "key is null");
        requireNonNull(type, "type is null");
        requireNonNull(description, "description is null");
        requireNonNull(standard, "standard is null");
        requireNonNull(value, "value is null");
        requireNonNull(source, "source is null");
    }
}
