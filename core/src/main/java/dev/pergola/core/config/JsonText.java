package dev.pergola.core.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import dev.pergola.core.model.PlainValue;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** Plain values as one line of JSON, and back. */
public final class JsonText {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final JsonFactory COMPACT = new JsonFactory();

    private JsonText() {}

    /** The line without any space and with its letters as they are: what is signed. */
    public static String compact(PlainValue value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = COMPACT.createGenerator(text)) {
            write(value, generator);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return text.toString();
    }

    /** The value that a text says, empty where it is not one value in JSON. */
    public static Optional<PlainValue> read(String json) {
        try {
            Node node = new JsonTreeReader(new SourceText("JSON", json), new ProblemCollector()).read();
            return json.isBlank() ? Optional.empty() : Optional.of(node.plain());
        } catch (UnreadableException malformed) {
            return Optional.empty();
        }
    }

    /** The line, spaced as the original stores it: {@code {"a": [1, 2]}}. */
    public static String of(PlainValue value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            generator.setPrettyPrinter(printer());
            write(value, generator);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return text.toString();
    }

    private static DefaultPrettyPrinter printer() {
        Separators separators = new Separators()
                .withRootSeparator("")
                .withObjectFieldValueSpacing(Spacing.AFTER)
                .withObjectEntrySpacing(Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayValueSpacing(Spacing.AFTER)
                .withArrayEmptySeparator("");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
        printer.indentArraysWith(DefaultPrettyPrinter.NopIndenter.instance);
        printer.indentObjectsWith(DefaultPrettyPrinter.NopIndenter.instance);
        return printer;
    }

    private static void write(PlainValue value, JsonGenerator generator) throws IOException {
        if (value instanceof PlainValue.Text text) {
            generator.writeString(text.value());
        } else if (value instanceof PlainValue.Whole whole) {
            generator.writeNumber(whole.value());
        } else if (value instanceof PlainValue.Real real) {
            generator.writeNumber(real.value());
        } else if (value instanceof PlainValue.Flag flag) {
            generator.writeBoolean(flag.value());
        } else if (value instanceof PlainValue.Items items) {
            generator.writeStartArray();
            for (PlainValue item : items.values()) {
                write(item, generator);
            }
            generator.writeEndArray();
        } else if (value instanceof PlainValue.Fields fields) {
            generator.writeStartObject();
            for (Map.Entry<String, PlainValue> field : fields.values().entrySet()) {
                generator.writeFieldName(field.getKey());
                write(field.getValue(), generator);
            }
            generator.writeEndObject();
        } else {
            generator.writeNull();
        }
    }
}
