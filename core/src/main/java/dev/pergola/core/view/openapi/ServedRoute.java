package dev.pergola.core.view.openapi;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A route that answers GET at present.
 *
 * @param pattern of its addresses
 * @param owner who contributed it, such as the name of a plugin
 */
public record ServedRoute(String pattern, String owner) {

    private static final Pattern NAME = Pattern.compile("\\{([A-Za-z0-9]+)}");
    private static final String FORMAT = "[.{format}]";
    private static final String JSON = "[.json]";

    /** Checks the parts. */
    public ServedRoute {
        requireNonNull(pattern, "pattern is null");
        requireNonNull(owner, "owner is null");
    }

    /** Whether it answers JSON at an address of its own. */
    boolean json() {
        return pattern.endsWith(FORMAT) || pattern.endsWith(JSON);
    }

    /**
     * Its address with names in braces, that of the JSON where there is one.
     *
     * @return empty where parts of it have any length or may be missing, which cannot be described
     */
    Optional<String> path() {
        String path = json() ? pattern.substring(0, pattern.lastIndexOf('[')) + ".json" : pattern;
        return path.contains("[") || path.contains("*}") ? Optional.empty() : Optional.of(path);
    }

    /** The names in the address, in order. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        Matcher name = NAME.matcher(path().orElse(""));
        while (name.find()) {
            names.add(name.group(1));
        }
        return names;
    }
}
