package dev.pergola.core.columntype;

import dev.pergola.core.model.Affinity;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.text.HtmlEscaping;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The column types that are built in. All are for columns of text. */
public enum ColumnType {
    /** An email address, shown as a link that writes to it. */
    EMAIL("email", "Email address") {
        @Override
        public Optional<String> html(String text) {
            return linked(EMAIL_ADDRESS, "mailto:", text);
        }

        @Override
        Optional<String> problemOf(PlainValue value) {
            return ofText(
                    value,
                    "Email must be a string",
                    text -> EMAIL_ADDRESS.matcher(text).matches(),
                    "Invalid email address");
        }
    },
    /** JSON, shown with one value on each line. */
    JSON("json", "JSON data") {
        @Override
        public Optional<String> html(String text) {
            return IndentedJson.of(text).map(lines -> "<pre>" + HtmlEscaping.escape(lines) + "</pre>");
        }

        @Override
        Optional<String> problemOf(PlainValue value) {
            return value instanceof PlainValue.Text text
                            && IndentedJson.of(text.value()).isEmpty()
                    ? Optional.of("Invalid JSON")
                    : Optional.empty();
        }
    },
    /** Text of several lines, edited as such and shown as any text. */
    TEXTAREA("textarea", "Multiline text") {
        @Override
        public Optional<String> html(String text) {
            return Optional.empty();
        }

        @Override
        Optional<String> problemOf(PlainValue value) {
            return Optional.empty();
        }
    },
    /** An address on the web, shown as a link. */
    URL("url", "URL") {
        @Override
        public Optional<String> html(String text) {
            return linked(WEB_ADDRESS, "", text);
        }

        @Override
        Optional<String> problemOf(PlainValue value) {
            return ofText(
                    value,
                    "URL must be a string",
                    text -> WEB_ADDRESS.matcher(text.strip()).matches(),
                    "Invalid URL");
        }
    };

    private static final Pattern EMAIL_ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://\\S+");

    private final String word;
    private final String description;

    ColumnType(String word, String description) {
        this.word = word;
        this.description = description;
    }

    /**
     * Finds a type.
     *
     * @param word as configurations name it
     * @return empty where there is no such type
     */
    public static Optional<ColumnType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }

    /**
     * The name in configurations.
     *
     * @return lower case letters
     */
    public String word() {
        return word;
    }

    /**
     * The name for people.
     *
     * @return a few words
     */
    public String description() {
        return description;
    }

    /**
     * Whether a column may have this type.
     *
     * @param affinity of the column
     * @return true for columns of text
     */
    public boolean fits(Affinity affinity) {
        return affinity == Affinity.TEXT;
    }

    /**
     * A value as HTML.
     *
     * @param text the value, any
     * @return safe HTML; empty where the value is no such thing, or is shown like any text
     */
    public abstract Optional<String> html(String text);

    /**
     * What is wrong with a value that is to be stored in a column of this type.
     *
     * @param value as it was sent
     * @return empty where nothing is wrong, and for null and the empty text, which are no values
     */
    public Optional<String> problem(PlainValue value) {
        return value instanceof PlainValue.Nothing || value.equals(PlainValue.of(""))
                ? Optional.empty()
                : problemOf(value);
    }

    abstract Optional<String> problemOf(PlainValue value);

    private static Optional<String> ofText(PlainValue value, String notText, Predicate<String> test, String otherwise) {
        if (!(value instanceof PlainValue.Text text)) {
            return Optional.of(notText);
        }
        return test.test(text.value()) ? Optional.empty() : Optional.of(otherwise);
    }

    private static Optional<String> linked(Pattern pattern, String scheme, String text) {
        String address = text.strip();
        if (!pattern.matcher(address).matches()) {
            return Optional.empty();
        }
        String escaped = HtmlEscaping.escape(address);
        return Optional.of("<a href=\"" + scheme + escaped + "\">" + escaped + "</a>");
    }
}
