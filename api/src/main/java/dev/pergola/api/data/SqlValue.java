package dev.pergola.api.data;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Optional;

/**
 * One value of SQLite: a whole number, a floating point number, a text, bytes or NULL. Immutable, but for bytes, which are
 * not copied: leave an array alone once it is in a value.
 *
 * @param content {@link Long}, {@link Double}, {@link String} or {@code byte[]}; empty for NULL. Other kinds of whole
 *     numbers and {@link Float} are turned into the larger kind, {@link Boolean} into 1 or 0
 */
public record SqlValue(Optional<Object> content) {

    private static final SqlValue NULL = new SqlValue(Optional.empty());

    /** Checks the type. */
    public SqlValue {
        content = requireNonNull(content, "content is null").map(SqlValue::normal);
    }

    private static Object normal(Object value) {
        if (value instanceof Long || value instanceof Double || value instanceof String || value instanceof byte[]) {
            return value;
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Float number) {
            return number.doubleValue();
        }
        if (value instanceof Boolean flag) {
            return flag ? 1L : 0L;
        }
        throw new IllegalArgumentException(
                "SQLite has no " + value.getClass().getName() + "; give a number, a text or bytes");
    }

    /**
     * NULL.
     *
     * @return the same value each time
     */
    public static SqlValue nothing() {
        return NULL;
    }

    /**
     * A value.
     *
     * @param value a number, a truth value, a text or bytes
     * @return the value
     * @throws IllegalArgumentException for anything else
     */
    public static SqlValue of(Object value) {
        return new SqlValue(Optional.of(value));
    }

    /**
     * Whether it is NULL.
     *
     * @return true for NULL
     */
    public boolean isNull() {
        return content.isEmpty();
    }

    /**
     * A whole number as such.
     *
     * @return empty for everything else
     */
    public Optional<Long> integer() {
        return content.filter(Long.class::isInstance).map(Long.class::cast);
    }

    /**
     * Any number as floating point number.
     *
     * @return empty for everything that is no number
     */
    public Optional<Double> real() {
        return content.filter(Number.class::isInstance).map(value -> ((Number) value).doubleValue());
    }

    /**
     * A text as such.
     *
     * @return empty for everything else, also for numbers
     */
    public Optional<String> text() {
        return content.filter(String.class::isInstance).map(String.class::cast);
    }

    /**
     * Bytes as such.
     *
     * @return empty for everything else
     */
    public Optional<byte[]> blob() {
        return content.filter(byte[].class::isInstance).map(byte[].class::cast);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SqlValue value && Arrays.deepEquals(asArray(), value.asArray());
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(asArray());
    }

    /** In this form bytes are compared by what they are. */
    private Object[] asArray() {
        return content.stream().toArray();
    }

    @Override
    public String toString() {
        return content.map(value -> value instanceof byte[] bytes ? bytes.length + " bytes" : value.toString())
                .orElse("NULL");
    }
}
