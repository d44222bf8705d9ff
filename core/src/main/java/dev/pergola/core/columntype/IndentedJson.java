package dev.pergola.core.columntype;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;

/** JSON with one value on each line, indented by two blanks, and every sign beyond ASCII as an escape. */
final class IndentedJson {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
            .build();

    private static final DefaultPrettyPrinter PRINTER = printer();

    private IndentedJson() {}

    /** The same JSON on several lines, or empty where the text is none. */
    static Optional<String> of(String text) {
        StringWriter out = new StringWriter(text.length() * 2);
        try (JsonParser in = JSON.createParser(text);
                JsonGenerator generator = JSON.createGenerator(out)) {
            generator.setPrettyPrinter(PRINTER.createInstance());
            if (in.nextToken() == null) {
                return Optional.empty();
            }
            generator.copyCurrentStructure(in);
            if (in.nextToken() != null) {
                return Optional.empty();
            }
            generator.flush();
            return Optional.of(out.toString());
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }

    private static DefaultPrettyPrinter printer() {
        DefaultIndenter twoBlanks = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Spacing.AFTER)
                        .withArrayEmptySeparator("")
                        .withObjectEmptySeparator(""))
                .withArrayIndenter(twoBlanks)
                .withObjectIndenter(twoBlanks);
    }
}
