package dev.pergola.core.change;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.text.RealNumber;
import java.util.List;
import java.util.Map;

/**
 * Objects and arrays as they are stored in a cell: on one line, with a space behind commas and colons, letters as they
 * are. So does the original, and values compare equal with those that it has stored.
 */
public final class StoredJson {

    private StoredJson() {}

    /**
     * The text of a value.
     *
     * @param value any
     * @return JSON
     */
    public static String of(PlainValue value) {
        StringBuilder text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    private static void write(PlainValue value, StringBuilder text) {
        if (value instanceof PlainValue.Fields fields) {
            writeFields(fields.values(), text);
        } else if (value instanceof PlainValue.Items items) {
            writeItems(items.values(), text);
        } else if (value instanceof PlainValue.Text string) {
            writeText(string.value(), text);
        } else if (value instanceof PlainValue.Whole number) {
            text.append(number.value());
        } else if (value instanceof PlainValue.Real number) {
            text.append(Double.isFinite(number.value()) ? RealNumber.write(number.value()) : infinity(number.value()));
        } else if (value instanceof PlainValue.Flag flag) {
            text.append(flag.value());
        } else {
            text.append("null");
        }
    }

    /** JSON has no infinity, but numbers of any size, which every reader takes for it. */
    private static String infinity(double number) {
        return number > 0 ? "1e999" : "-1e999";
    }

    private static void writeFields(Map<String, PlainValue> fields, StringBuilder text) {
        text.append('{');
        String separator = "";
        for (Map.Entry<String, PlainValue> field : fields.entrySet()) {
            text.append(separator);
            separator = ", ";
            writeText(field.getKey(), text);
            text.append(": ");
            write(field.getValue(), text);
        }
        text.append('}');
    }

    private static void writeItems(List<PlainValue> items, StringBuilder text) {
        text.append('[');
        String separator = "";
        for (PlainValue item : items) {
            text.append(separator);
            separator = ", ";
            write(item, text);
        }
        text.append(']');
    }

    private static void writeText(String string, StringBuilder text) {
        text.append('"');
        JsonStringEncoder.getInstance().quoteAsString(string, text);
        text.append('"');
    }
}
