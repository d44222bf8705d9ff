package dev.pergola.core.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pattern of a route, read once; its elements are described at {@link dev.pergola.api.hook.web.RouteHook#PATTERN}.
 *
 * @param text as it was written
 * @param regex the same as a regular expression, one group for each name
 * @param names the names in order
 * @param literalSegments how many segments of the path are fixed; more of them make a pattern more specific
 */
record RoutePattern(String text, Pattern regex, List<String> names, int literalSegments) {

    /** What an element of a pattern is: a name in braces, a bracket, or a run of literal text. */
    private static final Pattern ELEMENT = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)(\\*?)}|[\\[\\]]|[^{}\\[\\]]+|.");

    /**
     * Reads a pattern.
     *
     * @param text the pattern
     * @return the pattern
     * @throws IllegalArgumentException with a sentence that says what is wrong with it
     */
    static RoutePattern parse(String text) {
        if (!text.startsWith("/")) {
            throw wrong(text, "does not begin with a slash");
        }
        StringBuilder regex = new StringBuilder();
        List<String> names = new ArrayList<>();
        int depth = 0;
        Matcher element = ELEMENT.matcher(text);
        while (element.find()) {
            String found = element.group();
            if (element.group(1) != null) {
                names.add(element.group(1));
                regex.append(element.group(2).isEmpty() ? "([^/]+?)" : "(.*)");
            } else if (found.equals("[")) {
                depth++;
                regex.append("(?:");
            } else if (found.equals("]")) {
                depth--;
                regex.append(")?");
            } else if (found.equals("{") || found.equals("}")) {
                throw wrong(text, "has a brace that does not enclose a name of letters and digits");
            } else {
                regex.append(Pattern.quote(found));
            }
            if (depth < 0) {
                throw wrong(text, "closes a bracket that was not opened");
            }
        }
        if (depth > 0) {
            throw wrong(text, "opens a bracket that is not closed");
        }
        Set<String> distinct = new HashSet<>(names);
        if (distinct.size() < names.size()) {
            throw wrong(text, "uses a name twice");
        }
        return new RoutePattern(text, Pattern.compile(regex.toString()), List.copyOf(names), literalSegments(text));
    }

    private static int literalSegments(String text) {
        int count = 0;
        for (String segment : text.substring(1).split("/", -1)) {
            if (!segment.contains("{")) {
                count++;
            }
        }
        return count;
    }

    private static IllegalArgumentException wrong(String text, String what) {
        return new IllegalArgumentException("The route pattern " + text + " " + what + ".");
    }

    /**
     * Matches a whole path.
     *
     * @param path still encoded
     * @return the texts in place of the names, without those of absent optional parts; empty where it does not match
     */
    Optional<Map<String, String>> match(String path) {
        Matcher matcher = regex.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String value = matcher.group(i + 1);
            if (value != null) {
                values.put(names.get(i), value);
            }
        }
        return Optional.of(values);
    }
}
