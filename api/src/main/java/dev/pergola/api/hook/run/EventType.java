package dev.pergola.api.hook.run;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A kind of event, so that listeners know what to expect.
 *
 * @param name words in lower case joined by hyphens, such as {@code insert-rows}
 * @param description one sentence without a full stop
 * @param properties the names of the properties that its events may have
 */
public record EventType(String name, String description, List<String> properties) {

    /** Checks the parts and copies the list. */
    public EventType {
        requireNonNull(name, "name is null");
        requireNonNull(description, "description is null");
        properties = List.copyOf(properties);
        if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("name is not lower case words joined by hyphens: " + name);
        }
    }
}
