package dev.pergola.core.config;

import dev.pergola.core.model.PlainValue;
import dev.pergola.core.problem.Suggestions;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One map of a configuration while it is checked: hands out its values by key, reports those of a wrong type, and in
 * the end warns about the keys that nobody asked for. A key with an empty value counts as absent everywhere.
 */
final class Section {
    private static final Set<String> DESCRIPTIONS = Set.of(
            "title",
            "description",
            "description_html",
            "license",
            "license_url",
            "source",
            "source_url",
            "about",
            "about_url",
            "columns",
            "units");

    private final Node.Fields node;
    private final KeyPath path;
    private final ProblemCollector problems;
    private final Set<String> asked = new LinkedHashSet<>();

    Section(Node.Fields node, KeyPath path, ProblemCollector problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
    }

    /** A map without keys, of which nothing can be wrong. */
    static Section empty() {
        return new Section(Node.Fields.empty(Location.of("nothing")), KeyPath.ROOT, new ProblemCollector());
    }

    Optional<Node> value(String key) {
        asked.add(key);
        return Optional.ofNullable(node.fields().get(key)).map(Node.Field::node).filter(Section::isSomething);
    }

    /** A text; a whole number is taken as its digits. */
    Optional<String> text(String key) {
        return value(key).flatMap(value -> text(value, path.child(key), "a text"));
    }

    Optional<List<String>> texts(String key) {
        return value(key).flatMap(value -> texts(value, path.child(key)));
    }

    /** A truth value; 1 and 0 are understood, since the command line has them. */
    boolean flag(String key, boolean otherwise) {
        return value(key).map(value -> flag(key, value, otherwise)).orElse(otherwise);
    }

    Optional<SizeOption> size(String key) {
        return value(key).flatMap(value -> {
            Optional<String> text = text(value, path.child(key), "a whole number or max");
            Optional<SizeOption> size = text.flatMap(Section::parsedSize);
            if (text.isPresent() && size.isEmpty()) {
                wrongType(path.child(key), value, "a whole number or max", "");
            }
            return size;
        });
    }

    /** The items of a list, an empty list where there is none. */
    List<Node> items(String key) {
        Optional<Node> value = value(key);
        if (value.isPresent() && value.get() instanceof Node.Items items) {
            return items.nodes();
        }
        value.ifPresent(other -> wrongType(path.child(key), other, "a list", ""));
        return List.of();
    }

    /** The map at a key, without entries where there is none. */
    Section section(String key) {
        Node value = value(key).orElseGet(() -> Node.Fields.empty(node.location()));
        return section(value, path.child(key));
    }

    /** Every entry of this map that has a value. */
    Map<String, Node> entries() {
        Map<String, Node> entries = new LinkedHashMap<>();
        node.fields().keySet().forEach(key -> value(key).ifPresent(value -> entries.put(key, value)));
        return entries;
    }

    /** Every entry of this map as a map of its own; an entry without a value is an empty one. */
    Map<String, Section> sections() {
        Map<String, Section> sections = new LinkedHashMap<>();
        node.fields().keySet().forEach(key -> sections.put(key, section(key)));
        return sections;
    }

    /** Every entry of this map as a plain value. */
    Map<String, PlainValue> plainEntries() {
        Map<String, PlainValue> entries = new LinkedHashMap<>();
        entries().forEach((key, value) -> entries.put(key, value.plain()));
        return entries;
    }

    /** Where the value of a key is written, or this map where the key is not there. */
    Location locationOf(String key) {
        Node.Field field = node.fields().get(key);
        return field == null ? node.location() : field.key();
    }

    /** Warns about every key that was not asked for until now. */
    void warnAboutOtherKeys() {
        node.fields().forEach((key, field) -> {
            if (!asked.contains(key)) {
                Optional<String> nearest = Suggestions.sentence(key, asked);
                problems.warning(
                        field.key(),
                        path.child(key),
                        "Nothing reads this key here; it is kept.",
                        nearest.isPresent() || !DESCRIPTIONS.contains(key)
                                ? nearest
                                : Optional.of("Descriptions are read from the metadata file (-m)."));
            }
        });
    }

    void error(String key, String message, Optional<String> hint) {
        problems.error(locationOf(key), path.child(key), message, hint);
    }

    /** Says that a value is not what it must be. */
    void wrongType(KeyPath place, Node value, String expected, String hint) {
        problems.error(
                value.location(),
                place,
                "This must be " + expected + ", but it is " + NodeDescription.of(value) + ".",
                hint.isEmpty() ? Optional.empty() : Optional.of(hint));
    }

    KeyPath pathOf(String key) {
        return path.child(key);
    }

    /** A text at any place of the configuration, reported where it is none. */
    Optional<String> text(Node value, KeyPath place, String expected) {
        if (value.plain() instanceof PlainValue.Text text) {
            return Optional.of(text.value());
        }
        if (value.plain() instanceof PlainValue.Whole whole) {
            return Optional.of(whole.value().toString());
        }
        wrongType(place, value, expected, value instanceof Node.Leaf ? "Put it in quotes if it is a name." : "");
        return Optional.empty();
    }

    /** A map at any place of the configuration, reported and taken as empty where it is none. */
    Section section(Node value, KeyPath place) {
        if (value instanceof Node.Fields fields) {
            return new Section(fields, place, problems);
        }
        wrongType(place, value, "a map", "");
        return new Section(Node.Fields.empty(value.location()), place, problems);
    }

    private Optional<List<String>> texts(Node value, KeyPath place) {
        if (!(value instanceof Node.Items items)) {
            wrongType(place, value, "a list of texts", "One text alone is written as a list, too: [text].");
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        for (int at = 0; at < items.nodes().size(); at++) {
            text(items.nodes().get(at), place.item(at), "a text").ifPresent(texts::add);
        }
        return Optional.of(texts);
    }

    private boolean flag(String key, Node value, boolean otherwise) {
        if (value.plain() instanceof PlainValue.Flag flag) {
            return flag.value();
        }
        if (value.plain() instanceof PlainValue.Whole whole
                && (whole.value().equals(BigInteger.ZERO) || whole.value().equals(BigInteger.ONE))) {
            return whole.value().signum() == 1;
        }
        wrongType(
                path.child(key),
                value,
                "true or false",
                value.plain() instanceof PlainValue.Text ? "Remove the quotes." : "");
        return otherwise;
    }

    private static Optional<SizeOption> parsedSize(String text) {
        if (text.equals("max")) {
            return Optional.of(SizeOption.MAXIMUM);
        }
        return text.matches("\\d{1,9}") ? Optional.of(new SizeOption(Integer.parseInt(text))) : Optional.empty();
    }

    private static boolean isSomething(Node node) {
        return !(node.plain() instanceof PlainValue.Nothing);
    }
}
