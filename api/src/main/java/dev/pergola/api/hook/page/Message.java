package dev.pergola.api.hook.page;

import static java.util.Objects.requireNonNull;

/**
 * A sentence for the person who made a request, shown once above the next page.
 *
 * @param kind how good it is
 * @param text plain text
 */
public record Message(Kind kind, String text) {

    /** Checks the parts. */
    public Message {
        requireNonNull(kind, "kind is null");
        requireNonNull(text, "text is null");
    }

    /** How good a message is. */
    public enum Kind {
        /** Something went well. */
        INFO,
        /** Something could be better. */
        WARNING,
        /** Something went wrong. */
        ERROR
    }

    /**
     * Something went well.
     *
     * @param text plain text
     * @return the message
     */
    public static Message info(String text) {
        return new Message(Kind.INFO, text);
    }

    /**
     * Something could be better.
     *
     * @param text plain text
     * @return the message
     */
    public static Message warning(String text) {
        return new Message(Kind.WARNING, text);
    }

    /**
     * Something went wrong.
     *
     * @param text plain text
     * @return the message
     */
    public static Message error(String text) {
        return new Message(Kind.ERROR, text);
    }
}
