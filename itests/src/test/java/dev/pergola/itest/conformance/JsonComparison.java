package dev.pergola.itest.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compares JSON values as the recordings want it: the order of keys does not matter, integers and floats are different
 * kinds, floats agree within 1 in 10^9, and placeholders stand for any value of a kind.
 */
final class JsonComparison {

    private static final double FLOAT_TOLERANCE = 1e-9;

    private static final Map<String, Predicate<JsonNode>> KINDS = Map.of(
            "<<any>>", value -> true,
            "<<str>>", JsonNode::isTextual,
            "<<int>>", JsonNode::isIntegralNumber,
            "<<number>>", JsonNode::isNumber,
            "<<bool>>", JsonNode::isBoolean,
            "<<list>>", JsonNode::isArray,
            "<<object>>", JsonNode::isObject);

    private JsonComparison() {}

    /** The first difference, or empty where the values agree. */
    static Optional<Difference> compare(String place, JsonNode expected, JsonNode actual) {
        if (expected.isTextual() && KINDS.containsKey(expected.textValue())) {
            return differenceUnless(KINDS.get(expected.textValue()).test(actual), place, expected, actual);
        }
        if (expected.isObject() && expected.size() == 1 && expected.has("<<unordered>>")) {
            return compareUnordered(place, expected.get("<<unordered>>"), actual);
        }
        if (expected.isObject() && expected.size() == 1 && expected.has("<<subset>>")) {
            return compareEntries(place, expected.get("<<subset>>"), actual);
        }
        if (expected.isNumber() && actual.isNumber()) {
            return differenceUnless(sameNumbers(expected, actual), place, expected, actual);
        }
        if (expected.getNodeType() != actual.getNodeType()) {
            return Optional.of(new Difference(place, expected, actual));
        }
        return switch (expected.getNodeType()) {
            case STRING ->
                differenceUnless(sameTexts(expected.textValue(), actual.textValue()), place, expected, actual);
            case ARRAY -> compareArrays(place, expected, actual);
            case OBJECT -> compareObjects(place, expected, actual);
            default -> differenceUnless(expected.equals(actual), place, expected, actual);
        };
    }

    /** Whether a text is the recorded one, in which {@code <<any>>} stands for any characters. */
    static boolean sameTexts(String expected, String actual) {
        if (expected.equals(actual)) {
            return true;
        }
        return expected.contains("<<any>>")
                && Arrays.stream(expected.split("<<any>>", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.collectingAndThen(
                                Collectors.joining(".*"), regex -> Pattern.compile(regex, Pattern.DOTALL)))
                        .matcher(actual)
                        .matches();
    }

    private static boolean sameNumbers(JsonNode expected, JsonNode actual) {
        if (expected.isIntegralNumber() || actual.isIntegralNumber()) {
            return expected.isIntegralNumber()
                    && actual.isIntegralNumber()
                    && expected.bigIntegerValue().equals(actual.bigIntegerValue());
        }
        double wanted = expected.doubleValue();
        double got = actual.doubleValue();
        return Double.compare(wanted, got) == 0
                || wanted == got
                || (Double.isFinite(wanted)
                        && Double.isFinite(got)
                        && Math.abs(wanted - got) <= FLOAT_TOLERANCE * Math.max(Math.abs(wanted), Math.abs(got)));
    }

    private static Optional<Difference> compareArrays(String place, JsonNode expected, JsonNode actual) {
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            Optional<Difference> difference = compare(place + "[" + i + "]", expected.get(i), actual.get(i));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return differenceUnless(
                expected.size() == actual.size(),
                place,
                expected.size() + " elements",
                actual.size() + " elements: " + actual);
    }

    private static Optional<Difference> compareObjects(String place, JsonNode expected, JsonNode actual) {
        List<String> surplus = new ArrayList<>();
        actual.fieldNames().forEachRemaining(surplus::add);
        expected.fieldNames().forEachRemaining(surplus::remove);
        return compareEntries(place, expected, actual)
                .or(() -> differenceUnless(surplus.isEmpty(), place, "no further keys", "the keys " + surplus));
    }

    private static Optional<Difference> compareEntries(String place, JsonNode expected, JsonNode actual) {
        for (Map.Entry<String, JsonNode> entry : expected.properties()) {
            Optional<Difference> difference = actual.has(entry.getKey())
                    ? compare(place + "." + entry.getKey(), entry.getValue(), actual.get(entry.getKey()))
                    : Optional.of(new Difference(place, "the key " + entry.getKey(), actual));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Optional<Difference> compareUnordered(String place, JsonNode expected, JsonNode actual) {
        List<JsonNode> left = new ArrayList<>();
        actual.forEach(left::add);
        for (JsonNode wanted : expected) {
            if (!removeFirst(
                    left, candidate -> compare(place, wanted, candidate).isEmpty())) {
                return Optional.of(new Difference(place + " in any order", wanted, left));
            }
        }
        return differenceUnless(actual.isArray() && left.isEmpty(), place + " in any order", "nothing more", left);
    }

    private static boolean removeFirst(List<JsonNode> values, Predicate<JsonNode> wanted) {
        for (Iterator<JsonNode> iterator = values.iterator(); iterator.hasNext(); ) {
            if (wanted.test(iterator.next())) {
                iterator.remove();
                return true;
            }
        }
        return false;
    }

    private static Optional<Difference> differenceUnless(boolean same, String place, Object expected, Object actual) {
        return same ? Optional.empty() : Optional.of(new Difference(place, expected, actual));
    }
}
