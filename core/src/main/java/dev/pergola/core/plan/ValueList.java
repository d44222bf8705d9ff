package dev.pergola.core.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.core.model.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The value of the operators {@code in} and {@code notin}: texts between commas, or a JSON array of scalars.
 *
 * @param values in order
 */
record ValueList(List<Value> values) {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
            .build();

    static ValueList parse(String text) {
        return text.startsWith("[")
                ? new ValueList(parseArray(text))
                : new ValueList(Arrays.stream(text.split(",", -1))
                        .map(part -> Value.of(part.strip()))
                        .toList());
    }

    private static List<Value> parseArray(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            List<Value> values = new ArrayList<>();
            parser.nextToken();
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                values.add(scalar(parser, token));
            }
            if (parser.nextToken() != null) {
                throw notAnArray(text);
            }
            return values;
        } catch (IOException malformed) {
            throw notAnArray(text).causedBy(malformed);
        }
    }

    private static Value scalar(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_NULL -> Value.nothing();
            case VALUE_STRING -> Value.of(parser.getText());
            case VALUE_NUMBER_INT -> Value.of(parser.getLongValue());
            case VALUE_NUMBER_FLOAT -> Value.of(parser.getDoubleValue());
            case VALUE_TRUE -> Value.of(1);
            case VALUE_FALSE -> Value.of(0);
            default -> throw notAnArray(parser.getText());
        };
    }

    private static ServerException notAnArray(String text) {
        return new ServerException(
                ErrorCode.BAD_REQUEST,
                "The filter could not be read: %s begins like a JSON array but is none of texts and numbers."
                        .formatted(text),
                "Write [\"one\", \"two\"], or one,two without brackets.");
    }

    /** The list for people, as a JSON array. */
    String asJson() {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            generator.setPrettyPrinter(new OneLine());
            generator.writeStartArray();
            for (Value value : values) {
                write(generator, value);
            }
            generator.writeEndArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void write(JsonGenerator generator, Value value) throws IOException {
        if (value instanceof Value.Whole whole) {
            generator.writeNumber(whole.number());
        } else if (value instanceof Value.Real real) {
            generator.writeNumber(real.number());
        } else if (value instanceof Value.Text text) {
            generator.writeString(text.text());
        } else {
            generator.writeNull();
        }
    }
}
