package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON value of any shape, immutable.
 *
 * <p>{@link #root()} is one of: {@code Map<String, Object>} in order, {@code List<Object>}, {@code String}, {@code Long},
 * {@code Double}, {@code Boolean}, or an empty {@code Optional} for null; the same holds inside of maps and lists.
 */
public final class JsonTree {
    private final Object root;

    private JsonTree(Object root) {
        this.root = root;
    }

    /**
     * A tree of ordinary Java values.
     *
     * @param value maps, collections, texts, numbers, booleans, optionals and trees, nested as one likes
     * @throws IllegalArgumentException for a value of another kind
     */
    public static JsonTree of(Object value) {
        return new JsonTree(copy(value));
    }

    /** An empty object. */
    public static JsonTree emptyObject() {
        return of(Map.of());
    }

    /**
     * An object from alternating names and values.
     *
     * @param namesAndValues an even number of them; the names are texts
     */
    public static JsonTree object(Object... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("the last name has no value");
        }
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return of(members);
    }

    private static Object copy(Object value) {
        requireNonNull(value, "value is null");
        if (value instanceof JsonTree tree) {
            return tree.root;
        }
        if (value instanceof Optional<?> optional) {
            return optional.<Object>map(JsonTree::copy).orElse(Optional.empty());
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> members = new LinkedHashMap<>();
            map.forEach((name, member) -> members.put(name.toString(), copy(member)));
            return Collections.unmodifiableMap(members);
        }
        if (value instanceof Collection<?> collection) {
            List<Object> elements = new ArrayList<>(collection.size());
            collection.forEach(element -> elements.add(copy(element)));
            return Collections.unmodifiableList(elements);
        }
        if (value instanceof Integer || value instanceof Long || value instanceof Short) {
            return ((Number) value).longValue();
        }
        if (value instanceof Double || value instanceof Float) {
            return ((Number) value).doubleValue();
        }
        if (value instanceof String || value instanceof Boolean) {
            return value;
        }
        throw new IllegalArgumentException(
                "A JSON tree cannot hold a " + value.getClass().getName());
    }

    /** The value itself, of the kinds that the class names. */
    public Object root() {
        return root;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonTree tree && root.equals(tree.root);
    }

    @Override
    public int hashCode() {
        return root.hashCode();
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
