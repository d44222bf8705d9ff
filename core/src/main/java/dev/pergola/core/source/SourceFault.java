package dev.pergola.core.source;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One thing that is wrong with sources.
 *
 * @param file what people call the file
 * @param message what is wrong; further lines explain it
 * @param place where in the file; empty where it is about the whole
 */
public record SourceFault(String file, String message, Optional<Place> place) {

    private static final String INDENT = "    ";

    /** Checks the parts. */
    public SourceFault {
        requireNonNull(file, "file is null");
        requireNonNull(message, "message is null");
        requireNonNull(place, "place is null");
    }

    /**
     * Where a fault is.
     *
     * @param line counted from 1
     * @param text the text of that line
     * @param column the character of the text that is pointed at, counted from 0
     */
    public record Place(long line, String text, int column) {

        /** Checks the text. */
        public Place {
            requireNonNull(text, "text is null");
        }

        /** A line of blanks that ends below the character; tabs stay, so that both lines are as wide. */
        private String pointer() {
            String before = text.substring(0, Math.min(Math.max(column, 0), text.length()));
            return before.replaceAll("[^\t]", " ") + "^";
        }
    }

    static SourceFault of(String file, String message) {
        return new SourceFault(file, message, Optional.empty());
    }

    /**
     * The fault as compilers write it: file, line and message, the text of the line, a caret below the place, and what
     * else is to be said.
     */
    @Override
    public String toString() {
        if (place.isEmpty()) {
            return file + ": " + message;
        }
        Place at = place.get();
        String first = message.lines().findFirst().orElse("");
        StringBuilder lines = new StringBuilder(
                "%s:%d: %s%n".formatted(file, at.line(), first).replace("\r", ""));
        lines.append(INDENT).append(at.text()).append('\n').append(INDENT).append(at.pointer());
        message.lines().skip(1).forEach(line -> lines.append('\n').append(line));
        return lines.toString();
    }
}
