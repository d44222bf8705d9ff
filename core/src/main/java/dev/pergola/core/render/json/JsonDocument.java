package dev.pergola.core.render.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.pergola.core.model.PlainValue;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** A value as a JSON document for people to read. */
public final class JsonDocument {

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonDocument() {}

    /**
     * Writes a value.
     *
     * @param value any
     * @return indented, without a line break at the end
     */
    public static String indented(PlainValue value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            TreeWriter.write(value, out.useDefaultPrettyPrinter());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
