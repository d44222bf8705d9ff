package dev.pergola.core.hooks;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The service properties of a contribution, read leniently: frameworks and people write numbers as texts and lists as
 * single values.
 *
 * @param values the properties by name; never null inside
 */
public record HookProperties(Map<String, Object> values) {

    /** The property that orders contributions: higher first. Same name and meaning as in OSGi. */
    public static final String RANKING = "service.ranking";

    /** Copies the map. */
    public HookProperties {
        values = Map.copyOf(values);
    }

    /**
     * No properties.
     *
     * @return the empty value
     */
    public static HookProperties none() {
        return new HookProperties(Map.of());
    }

    /**
     * One property as text.
     *
     * @param name the property
     * @return the text, or empty where it is absent or blank; the first of several
     */
    public Optional<String> text(String name) {
        return texts(name).stream().findFirst();
    }

    /**
     * One property as a list of texts.
     *
     * @param name the property
     * @return the texts that are not blank, empty where it is absent
     */
    public List<String> texts(String name) {
        Object value = values.get(name);
        Collection<?> several = value instanceof Collection<?> collection
                ? collection
                : value instanceof Object[] array ? Arrays.asList(array) : value == null ? List.of() : List.of(value);
        return several.stream()
                .map(Object::toString)
                .filter(text -> !text.isBlank())
                .toList();
    }

    /**
     * One property as a whole number.
     *
     * @param name the property
     * @return the number, or empty where it is absent or no number
     */
    public OptionalLong number(String name) {
        Object value = values.get(name);
        if (value instanceof Number number) {
            return OptionalLong.of(number.longValue());
        }
        try {
            return value == null
                    ? OptionalLong.empty()
                    : OptionalLong.of(Long.parseLong(value.toString().strip()));
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }

    /**
     * One property as yes or no.
     *
     * @param name the property
     * @return false where it is absent
     */
    public boolean is(String name) {
        Object value = values.get(name);
        return value instanceof Boolean flag ? flag : value != null && Boolean.parseBoolean(value.toString());
    }

    /**
     * The ranking.
     *
     * @return 0 unless set
     */
    public int ranking() {
        return (int) number(RANKING).orElse(0);
    }
}
