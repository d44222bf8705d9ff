package dev.pergola.api.data;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * One SQL statement and the values of its parameters, which always travel together.
 *
 * @param text a single statement with {@code ?} or {@code :p0} style parameters, bound in order of first appearance
 * @param parameters {@link Long}, {@link Integer}, {@link Double}, {@link String}, {@code byte[]} or, for SQL NULL,
 *     null: the one place of this API where null has a meaning
 */
public record Sql(String text, List<Object> parameters) {

    /** Copies the list. */
    public Sql {
        requireNonNull(text, "text is null");
        parameters = Collections.unmodifiableList(Arrays.asList(parameters.toArray()));
    }

    /**
     * A statement with the values of its parameters.
     *
     * @param text the statement
     * @param parameters the values in order
     * @return the statement
     */
    public static Sql of(String text, Object... parameters) {
        return new Sql(text, Arrays.asList(parameters));
    }
}
