package dev.pergola.core.change;

import dev.pergola.core.model.PlainValue;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The members of one object in a body, read one by one. What is wrong is collected, each message with the path to where it
 * is, such as {@code operations.0.add_column.args.name: Field required}.
 *
 * @param path to the object; empty for the body itself
 * @param members of the object
 * @param problems where messages are collected
 */
record Arguments(String path, Map<String, PlainValue> members, List<String> problems) {

    private static final Set<String> YES = Set.of("true", "yes", "on", "1", "t", "y");
    private static final Set<String> NO = Set.of("false", "no", "off", "0", "f", "n");

    boolean has(String name) {
        return members.containsKey(name);
    }

    PlainValue value(String name) {
        return members.getOrDefault(name, PlainValue.nothing());
    }

    /** A message about one member, or about the whole object for an empty name. */
    void problem(String name, String message) {
        String place = path.isEmpty() || name.isEmpty() ? path + name : path + "." + name;
        problems.add(place.isEmpty() ? message : place + ": " + message);
    }

    void refuseOthersThan(Set<String> known) {
        Set<String> unknown = new TreeSet<>(members.keySet());
        unknown.removeAll(known);
        unknown.forEach(name -> problem(name, "Extra inputs are not permitted"));
    }

    /** A text that has to be there. */
    Optional<String> text(String name) {
        if (!has(name)) {
            problem(name, "Field required");
            return Optional.empty();
        }
        return optionalText(name);
    }

    /** A text that may be missing or null. */
    Optional<String> optionalText(String name) {
        PlainValue value = value(name);
        if (value instanceof PlainValue.Text text) {
            return Optional.of(text.value());
        }
        if (!(value instanceof PlainValue.Nothing)) {
            problem(name, "Input should be a valid string");
        }
        return Optional.empty();
    }

    /** Names of columns, at least one. */
    List<String> names(String name) {
        if (!has(name)) {
            problem(name, "Field required");
            return List.of();
        }
        if (!(value(name) instanceof PlainValue.Items items)) {
            problem(name, "Input should be a valid list");
            return List.of();
        }
        if (items.values().isEmpty()) {
            problem(name, "List should have at least 1 item after validation, not 0");
        }
        for (int i = 0; i < items.values().size(); i++) {
            if (!(items.values().get(i) instanceof PlainValue.Text)) {
                problem(name + "." + i, "Input should be a valid string");
            }
        }
        return items.values().stream()
                .filter(PlainValue.Text.class::isInstance)
                .map(item -> ((PlainValue.Text) item).value())
                .toList();
    }

    /** A truth value, in words or numbers as well; false where it is missing or null. */
    boolean truth(String name) {
        PlainValue value = value(name);
        if (value instanceof PlainValue.Flag flag) {
            return flag.value();
        }
        if (value instanceof PlainValue.Nothing) {
            return false;
        }
        String word = value instanceof PlainValue.Text text ? text.value().toLowerCase(Locale.ROOT) : number(value);
        if (!YES.contains(word) && !NO.contains(word)) {
            problem(name, "Input should be a valid boolean, unable to interpret input");
        }
        return YES.contains(word);
    }

    private static String number(PlainValue value) {
        if (value instanceof PlainValue.Whole whole && whole.value().bitLength() < 2) {
            return whole.value().equals(BigInteger.ONE) ? "1" : whole.value().toString();
        }
        return value instanceof PlainValue.Real real && (real.value() == 0 || real.value() == 1)
                ? String.valueOf((int) real.value())
                : "";
    }
}
