package dev.pergola.testing;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A bundle on the class path.
 *
 * @param name its symbolic name; empty for a jar that is none
 * @param location where the framework finds it
 * @param imports its header {@code Import-Package}, or empty
 * @param exports its header {@code Export-Package}, or empty
 */
record FoundBundle(String name, String location, String imports, String exports) {

    Set<String> imported() {
        return packages(imports);
    }

    Set<String> exported() {
        return packages(exports);
    }

    /** What is in quotes are ranges and directives; what has an equals sign is an attribute. */
    private static Set<String> packages(String header) {
        return Arrays.stream(header.replaceAll("\"[^\"]*\"", "").split("[,;]", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty() && !part.contains("="))
                .collect(Collectors.toUnmodifiableSet());
    }
}
