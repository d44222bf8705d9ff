package dev.pergola.core.plugins;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a plugin, in the form and order of OSGi: {@code major.minor.micro.qualifier}, of which only the first
 * part is required. Numbers are compared as numbers, then the qualifier as text; a missing one comes first.
 *
 * @param major breaks what was
 * @param minor adds to it
 * @param micro mends it
 * @param qualifier empty where there is none
 */
public record PluginVersion(int major, int minor, int micro, String qualifier) implements Comparable<PluginVersion> {

    /** What a plugin has that does not say. */
    public static final PluginVersion NONE = new PluginVersion(0, 0, 0, "");

    private static final Pattern FORM =
            Pattern.compile("(\\d{1,9})(?:\\.(\\d{1,9})(?:\\.(\\d{1,9})(?:\\.([A-Za-z0-9_-]+))?)?)?");

    private static final Comparator<PluginVersion> ORDER = Comparator.comparingInt(PluginVersion::major)
            .thenComparingInt(PluginVersion::minor)
            .thenComparingInt(PluginVersion::micro)
            .thenComparing(PluginVersion::qualifier);

    /**
     * Reads a version.
     *
     * @param text such as {@code 1.2.0}
     * @return the version
     * @throws IllegalArgumentException where the text has another form
     */
    public static PluginVersion parse(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no version; one looks like 1.2.0 or 1.2.0.beta".formatted(text.strip()));
        }
        return new PluginVersion(
                Integer.parseInt(parts.group(1)),
                number(parts.group(2)),
                number(parts.group(3)),
                parts.group(4) == null ? "" : parts.group(4));
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    @Override
    public int compareTo(PluginVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "%d.%d.%d%s".formatted(major, minor, micro, qualifier.isEmpty() ? "" : "." + qualifier);
    }
}
