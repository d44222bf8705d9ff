package dev.pergola.core.change;

import dev.pergola.core.model.PlainValue;
import dev.pergola.core.text.RealNumber;
import java.util.stream.Collectors;

/**
 * Values in JSON as the text that a stored query gets for them. It is the text that the original makes, which writes them in
 * its own language: {@code None}, {@code True}, {@code [1, 'a']}.
 */
public final class PostedText {

    private PostedText() {}

    /**
     * The text of a value.
     *
     * @param value in JSON
     * @return a text as it is; anything else in words
     */
    public static String of(PlainValue value) {
        return value instanceof PlainValue.Text text ? text.value() : inner(value);
    }

    private static String inner(PlainValue value) {
        if (value instanceof PlainValue.Text text) {
            return quoted(text.value());
        }
        if (value instanceof PlainValue.Whole number) {
            return number.value().toString();
        }
        if (value instanceof PlainValue.Real number) {
            return RealNumber.write(number.value());
        }
        if (value instanceof PlainValue.Flag flag) {
            return flag.value() ? "True" : "False";
        }
        if (value instanceof PlainValue.Items items) {
            return items.values().stream().map(PostedText::inner).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof PlainValue.Fields fields) {
            return fields.values().entrySet().stream()
                    .map(field -> quoted(field.getKey()) + ": " + inner(field.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return "None";
    }

    private static String quoted(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        String escaped = text.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
        return quote + (quote == '\'' ? escaped.replace("'", "\\'") : escaped) + quote;
    }
}
