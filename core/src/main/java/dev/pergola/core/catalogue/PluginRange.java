package dev.pergola.core.catalogue;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.plugins.PluginVersion;
import java.util.Locale;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/**
 * Which versions somebody accepts.
 *
 * @param text as it was written: {@code *} for all, a version or its beginning ({@code 1.9} stands for every 1.9.x), or
 *     an interval such as {@code [1.2,2)}
 */
public record PluginRange(String text) {

    /** Every version. */
    public static final PluginRange ANY = new PluginRange("*");

    /**
     * Checks the text.
     *
     * @throws IllegalArgumentException where it is no range
     */
    public PluginRange {
        requireNonNull(text, "text is null");
        range(text);
    }

    /**
     * One version and no other.
     *
     * @param version that version
     * @return its range
     */
    public static PluginRange exactly(PluginVersion version) {
        return new PluginRange("[%s,%s]".formatted(version, version));
    }

    /**
     * Whether a version is accepted.
     *
     * @param version any
     * @return true where it is in the range
     */
    public boolean includes(PluginVersion version) {
        return range(text).includes(Version.parseVersion(version.toString()));
    }

    private static VersionRange range(String text) {
        String range = text.strip();
        if (range.equals("*")) {
            return new VersionRange("0");
        }
        try {
            return range.startsWith("[") || range.startsWith("(") ? new VersionRange(range) : beginning(range);
        } catch (IllegalArgumentException noRange) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "'%s' is no version and no range; write 1.9 or [1.2,2)", text), noRange);
        }
    }

    /** All versions that begin like this one. */
    private static VersionRange beginning(String text) {
        Version from = Version.parseVersion(text);
        Version below =
                switch (text.split("\\.", -1).length) {
                    case 1 -> new Version(from.getMajor() + 1, 0, 0);
                    case 2 -> new Version(from.getMajor(), from.getMinor() + 1, 0);
                    default -> new Version(from.getMajor(), from.getMinor(), from.getMicro() + 1);
                };
        return from.getQualifier().isEmpty()
                ? new VersionRange(VersionRange.LEFT_CLOSED, from, below, VersionRange.RIGHT_OPEN)
                : new VersionRange(VersionRange.LEFT_CLOSED, from, from, VersionRange.RIGHT_CLOSED);
    }

    /** For the end of a sentence about what was looked for; empty for all versions. */
    String words() {
        return text.equals("*") ? "" : " in version " + text;
    }
}
