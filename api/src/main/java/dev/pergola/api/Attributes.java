package dev.pergola.api;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values by name, as JSON knows them: what actors and events are made of. Immutable; the order is kept.
 *
 * @param values {@link String}, {@link Boolean}, {@link Long}, {@link Double}, {@link BigInteger} and, of the same,
 *     {@link List} and {@link Map} by {@link String}. Smaller kinds of numbers may be given and become the larger kind.
 *     What is absent is left out: null is refused, here and inside
 */
public record Attributes(Map<String, Object> values) {

    private static final Attributes NONE = new Attributes(Map.of());

    /** Checks every value and copies all of them, to any depth. */
    public Attributes {
        values = copy(requireNonNull(values, "values is null"), "values");
    }

    /**
     * No attributes.
     *
     * @return the empty value
     */
    public static Attributes none() {
        return NONE;
    }

    /**
     * Attributes of which there is one.
     *
     * @param name its name
     * @param value its value
     * @return the attributes
     */
    public static Attributes of(String name, Object value) {
        return NONE.and(name, value);
    }

    /**
     * These attributes and one more, or with another value.
     *
     * @param name its name
     * @param value its value
     * @return a new value
     */
    public Attributes and(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(requireNonNull(name, "name is null"), requireNonNull(value, "value is null"));
        return new Attributes(more);
    }

    /**
     * One attribute.
     *
     * @param name exact
     * @return empty where it is absent
     */
    public Optional<Object> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * One attribute that is a text.
     *
     * @param name exact
     * @return empty where it is absent or something else
     */
    public Optional<String> text(String name) {
        return find(name).filter(String.class::isInstance).map(String.class::cast);
    }

    /**
     * One attribute that is a whole number.
     *
     * @param name exact
     * @return empty where it is absent or something else
     */
    public Optional<Long> integer(String name) {
        return find(name).filter(Long.class::isInstance).map(Long.class::cast);
    }

    private static Map<String, Object> copy(Map<?, ?> values, String where) {
        Map<String, Object> copies = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (!(name instanceof String text)) {
                throw new IllegalArgumentException(where + " has a name that is no text: " + name);
            }
            copies.put(text, checked(value, where + "." + text));
        });
        return Collections.unmodifiableMap(copies);
    }

    private static Object checked(Object value, String where) {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Float number) {
            return number.doubleValue();
        }
        if (value instanceof Map<?, ?> map) {
            return copy(map, where);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(item -> checked(item, where)).toList();
        }
        if (value instanceof String
                || value instanceof Boolean
                || value instanceof Long
                || value instanceof Double
                || value instanceof BigInteger) {
            return value;
        }
        throw new IllegalArgumentException(where
                + (value == null
                        ? " is null; leave it out"
                        : " is a " + value.getClass().getName()));
    }
}
