package dev.pergola.core.source;

import static java.util.Objects.requireNonNull;

/**
 * A file to be compiled, as it was when it was read.
 *
 * @param name what people call it: the name of the file, within a project its path below the folder of sources
 * @param text its content
 */
public record SourceText(String name, String text) {

    /** Checks the parts. */
    public SourceText {
        requireNonNull(name, "name is null");
        requireNonNull(text, "text is null");
    }

    /** The text of a line without what ends it; empty where there is no such line. */
    String line(long number) {
        return text.lines().skip(Math.max(0, number - 1)).findFirst().orElse("");
    }
}
