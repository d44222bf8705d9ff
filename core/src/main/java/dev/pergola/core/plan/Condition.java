package dev.pergola.core.plan;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One part of a WHERE clause; the parts are joined by AND.
 *
 * @param sql an expression that can stand beside AND
 * @param parameters the values that it names
 * @param description the same for people, such as {@code state = "CA"}; empty where there is nothing to say
 */
public record Condition(String sql, Map<String, Value> parameters, Optional<String> description) {

    /** Copies the map, keeping its order. */
    public Condition {
        requireNonNull(sql, "sql is null");
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        requireNonNull(description, "description is null");
    }
}
