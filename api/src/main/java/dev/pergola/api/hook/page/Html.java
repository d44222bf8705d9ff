package dev.pergola.api.hook.page;

import static java.util.Objects.requireNonNull;

/**
 * Markup that stands in a page as it is. Whoever makes one vouches for it: what came from somebody else belongs into
 * {@link #text(String)}.
 *
 * @param markup complete elements, or text without any
 */
public record Html(String markup) {

    private static final Html NONE = new Html("");

    /** Checks the markup. */
    public Html {
        requireNonNull(markup, "markup is null");
    }

    /**
     * Markup that is safe already.
     *
     * @param markup put into the page as it is
     * @return the value
     */
    public static Html of(String markup) {
        return new Html(markup);
    }

    /**
     * A text, whatever it holds.
     *
     * @param text escaped
     * @return markup that shows exactly this text, also in an attribute in quotes
     */
    public static Html text(String text) {
        StringBuilder markup = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> markup.append("&amp;");
                case '<' -> markup.append("&lt;");
                case '>' -> markup.append("&gt;");
                case '"' -> markup.append("&quot;");
                case '\'' -> markup.append("&#39;");
                default -> markup.append(c);
            }
        }
        return new Html(markup.toString());
    }

    /**
     * Nothing.
     *
     * @return markup that shows nothing
     */
    public static Html none() {
        return NONE;
    }

    /**
     * Whether it shows nothing.
     *
     * @return true for empty markup
     */
    public boolean isEmpty() {
        return markup.isEmpty();
    }

    /**
     * Both, one behind the other.
     *
     * @param next what follows
     * @return the markup of both
     */
    public Html and(Html next) {
        return new Html(markup + next.markup);
    }

    /** The markup, so that a template shows it. */
    @Override
    public String toString() {
        return markup;
    }
}
