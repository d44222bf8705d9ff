package dev.pergola.core.text;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One token of SQL, as SQLite reads it.
 *
 * @param kind what it is
 * @param text as it was written
 * @param start where it begins in the SQL
 */
public record SqlToken(Kind kind, String text, int start) {

    /** What tokens there are. Space and comments are none. */
    public enum Kind {
        /** A keyword or a name without quotes. */
        WORD,
        /** A name in double quotes, brackets or backticks. */
        QUOTED,
        /** A text in single quotes, which stands for a name in some places. */
        STRING,
        /** Digits, or a BLOB. */
        LITERAL,
        /** A parameter. */
        PARAMETER,
        /** One sign of anything else. */
        SIGN
    }

    /** Checks the parts. */
    public SqlToken {
        requireNonNull(kind, "kind is null");
        requireNonNull(text, "text is null");
    }

    /** Where what follows begins. */
    public int end() {
        return start + text.length();
    }

    /** Whether this is a word, in any case. */
    public boolean is(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    /** Whether this is a sign. */
    public boolean is(char sign) {
        return kind == Kind.SIGN && text.charAt(0) == sign;
    }

    /** The name that this stands for where a name is expected; empty for what cannot be one. */
    public Optional<String> name() {
        return switch (kind) {
            case WORD -> Optional.of(text);
            case QUOTED, STRING -> Optional.of(unquoted());
            case LITERAL, PARAMETER, SIGN -> Optional.empty();
        };
    }

    private String unquoted() {
        char quote = text.charAt(0) == '[' ? ']' : text.charAt(0);
        boolean closed = text.length() > 1 && text.charAt(text.length() - 1) == quote;
        String inside = text.substring(1, closed ? text.length() - 1 : text.length());
        return quote == ']' ? inside : inside.replace("" + quote + quote, "" + quote);
    }
}
