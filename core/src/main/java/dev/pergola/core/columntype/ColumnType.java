package dev.pergola.core.columntype;

import dev.pergola.api.data.SqlValue;
import dev.pergola.api.hook.page.Html;
import dev.pergola.api.hook.table.ColumnTypeHook;
import dev.pergola.api.hook.table.TypedColumn;
import dev.pergola.core.text.HtmlEscaping;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The column types that are built in, registered like those of plugins. All are for columns of text. */
public enum ColumnType implements ColumnTypeHook {
    /** An email address, shown as a link that writes to it. */
    EMAIL("email", "Email address") {
        @Override
        Optional<String> markup(String text) {
            return linked(EMAIL_ADDRESS, "mailto:", text);
        }

        @Override
        Optional<String> problemOf(SqlValue value) {
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
        Optional<String> markup(String text) {
            return IndentedJson.of(text).map(lines -> "<pre>" + HtmlEscaping.escape(lines) + "</pre>");
        }

        @Override
        Optional<String> problemOf(SqlValue value) {
            return value.text().filter(text -> IndentedJson.of(text).isEmpty()).map(text -> "Invalid JSON");
        }
    },
    /** Text of several lines, edited as such and shown as any text. */
    TEXTAREA("textarea", "Multiline text") {
        @Override
        Optional<String> markup(String text) {
            return Optional.empty();
        }

        @Override
        Optional<String> problemOf(SqlValue value) {
            return Optional.empty();
        }
    },
    /** An address on the web, shown as a link. */
    URL("url", "URL") {
        @Override
        Optional<String> markup(String text) {
            return linked(WEB_ADDRESS, "", text);
        }

        @Override
        Optional<String> problemOf(SqlValue value) {
            return ofText(
                    value,
                    "URL must be a string",
                    text -> WEB_ADDRESS.matcher(text.strip()).matches(),
                    "Invalid URL");
        }
    };

    private static final Pattern EMAIL_ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://\\S+");

    private static final SqlValue NO_TEXT = SqlValue.of("");

    private final String word;
    private final String description;

    ColumnType(String word, String description) {
        this.word = word;
        this.description = description;
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

    @Override
    public Optional<Html> html(TypedColumn column, SqlValue value) {
        return value.text().flatMap(this::markup).map(Html::of);
    }

    /** NULL and the empty text are no values, so nothing is wrong with them. */
    @Override
    public Optional<String> problem(TypedColumn column, SqlValue value) {
        return value.isNull() || value.equals(NO_TEXT) ? Optional.empty() : problemOf(value);
    }

    /** A text as safe HTML; empty where it is no such thing, or is shown like any text. */
    abstract Optional<String> markup(String text);

    /** What is wrong with a value. */
    abstract Optional<String> problemOf(SqlValue value);

    private static Optional<String> ofText(SqlValue value, String notText, Predicate<String> test, String otherwise) {
        if (value.text().isEmpty()) {
            return Optional.of(notText);
        }
        return value.text().filter(test.negate()).map(text -> otherwise);
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
