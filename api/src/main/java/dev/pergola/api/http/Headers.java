package dev.pergola.api.http;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * HTTP header fields in the order in which they are sent; names compare without regard to case.
 *
 * <p>Immutable. Every method that changes something answers a new value.
 *
 * @param fields the fields in order; a name may come several times
 */
public record Headers(List<Field> fields) {

    private static final Headers NONE = new Headers(List.of());

    /** Copies the list. */
    public Headers {
        fields = List.copyOf(fields);
    }

    /**
     * One header field.
     *
     * @param name the name as it is sent; letters, digits and the other characters of an HTTP token
     * @param value the value; without line breaks, so that no answer can be split, and without other control characters
     *     but tabs
     */
    public record Field(String name, String value) {

        /** Checks both parts. */
        public Field {
            requireNonNull(name, "name is null");
            requireNonNull(value, "value is null");
            if (name.isEmpty() || !name.chars().allMatch(Field::isTokenCharacter)) {
                throw new IllegalArgumentException("name is not an HTTP token: " + name);
            }
            if (value.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 127)) {
                throw new IllegalArgumentException(
                        "value of header " + name + " has a line break or another control character");
            }
        }

        private static boolean isTokenCharacter(int c) {
            return c > ' ' && c < 127 && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
        }
    }

    /**
     * No fields.
     *
     * @return the empty value
     */
    public static Headers none() {
        return NONE;
    }

    /**
     * Fields from alternating names and values.
     *
     * @param namesAndValues an even number of texts
     * @return the fields in the given order
     */
    public static Headers of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("the last name has no value");
        }
        List<Field> fields = new ArrayList<>(namesAndValues.length / 2);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
        }
        return new Headers(fields);
    }

    /**
     * The first value of a field.
     *
     * @param name in any case
     * @return the value, or empty where there is no such field
     */
    public Optional<String> first(String name) {
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    /**
     * Every value of a field.
     *
     * @param name in any case
     * @return the values in order, empty where there is no such field
     */
    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }

    /**
     * Replaces every field of this name by one.
     *
     * @param name in any case
     * @param value the new value
     * @return a new value with the field at the end
     */
    public Headers with(String name, String value) {
        return without(name).adding(name, value);
    }

    /**
     * Adds a field beside those that are there.
     *
     * @param name the name as it is sent
     * @param value the value
     * @return a new value with the field at the end
     */
    public Headers adding(String name, String value) {
        return new Headers(Stream.concat(fields.stream(), Stream.of(new Field(name, value)))
                .toList());
    }

    /**
     * Removes every field of this name.
     *
     * @param name in any case
     * @return a new value, or this one where there is no such field
     */
    public Headers without(String name) {
        List<Field> kept = fields.stream()
                .filter(field -> !field.name().equalsIgnoreCase(name))
                .toList();
        return kept.size() == fields.size() ? this : new Headers(kept);
    }
}
