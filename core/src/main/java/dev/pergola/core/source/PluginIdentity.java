package dev.pergola.core.source;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a plugin made from sources is called.
 *
 * @param name its symbolic name
 * @param version up to three numbers; what the sources hold is added as the qualifier
 */
public record PluginIdentity(String name, String version) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
    private static final Pattern VERSION = Pattern.compile("\\d{1,9}(\\.\\d{1,9}){0,2}");

    /** Checks the parts. */
    public PluginIdentity {
        requireNonNull(name, "name is null");
        requireNonNull(version, "version is null");
        flaw(name, version).ifPresent(flaw -> {
            throw new IllegalArgumentException(flaw);
        });
    }

    /** Why these are no name and version, in a sentence. */
    static Optional<String> flaw(String name, String version) {
        if (!NAME.matcher(name).matches()) {
            return Optional.of(
                    "'%s' is no name of a plugin; one is letters, digits, hyphens and dots.".formatted(name));
        }
        return VERSION.matcher(version).matches()
                ? Optional.empty()
                : Optional.of("'%s' is no version of a plugin; one looks like 1.2.0.".formatted(version));
    }

    /** The version of a bundle with this content. */
    String versionOf(String contentHash) {
        long dots = version.chars().filter(character -> character == '.').count();
        return version + ".0".repeat((int) (2 - dots)) + "." + contentHash;
    }
}
