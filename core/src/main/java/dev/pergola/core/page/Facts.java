package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.PlainValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts an object together, member by member, for pages and parts of pages of which programs read the same. Not for
 * several threads.
 *
 * <pre>{@code
 * PlainValue versions = new Facts().and("ok", true).and("version", "1.0").value();
 * }</pre>
 */
public final class Facts {
    private final Map<String, PlainValue> members = new LinkedHashMap<>();

    /** Adds any value. */
    public Facts and(String name, PlainValue value) {
        members.put(requireNonNull(name, "name is null"), requireNonNull(value, "value is null"));
        return this;
    }

    /** Adds a text. */
    public Facts and(String name, String text) {
        return and(name, PlainValue.of(text));
    }

    /** Adds a truth value. */
    public Facts and(String name, boolean truth) {
        return and(name, PlainValue.of(truth));
    }

    /** Adds a whole number. */
    public Facts and(String name, long number) {
        return and(name, PlainValue.of(number));
    }

    /** Adds a text, or null where there is none. */
    public Facts and(String name, Optional<String> text) {
        return and(name, text.map(PlainValue::of).orElseGet(PlainValue::nothing));
    }

    /** Adds a list of texts. */
    public Facts and(String name, List<String> texts) {
        return and(name, texts(texts));
    }

    /** Adds the members of another object. */
    public Facts andAll(Map<String, PlainValue> more) {
        members.putAll(more);
        return this;
    }

    /** The object so far. */
    public PlainValue.Fields value() {
        return new PlainValue.Fields(members);
    }

    /** A list of texts as a value. */
    public static PlainValue.Items texts(List<String> texts) {
        return new PlainValue.Items(texts.stream().map(PlainValue::of).toList());
    }
}
