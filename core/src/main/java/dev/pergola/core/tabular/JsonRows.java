package dev.pergola.core.tabular;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.pergola.api.ServerException;
import dev.pergola.core.change.JsonBody;
import dev.pergola.core.model.PlainValue;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Rows that are objects: in one list, in the only list of an object, or one after the other. Read once, on one thread. */
final class JsonRows {

    private static final int DEEPEST = 200;
    private static final int LONGEST_NUMBER = 1000;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxStringLength(BoundedReader.LONGEST_ROW)
                    .build())
            .build();
    private static final Pattern OPENING =
            Pattern.compile(" \\((?:start marker|for \\w+ starting) at .*", Pattern.DOTALL);
    private static final String NO_ROWS_HINT =
            "Rows are objects: a list of them, an object with one such list, or one after the other.";

    private final OpenedInput input;
    private final ReadingOptions options;
    private final boolean lines;
    private final RowSink sink;
    private final BoundedReader characters;

    JsonRows(OpenedInput input, ReadingOptions options, Format format, RowSink sink) {
        this.input = input;
        this.options = options;
        this.lines = format == Format.NDJSON;
        this.sink = sink;
        this.characters = new BoundedReader(input.reader());
    }

    /** Reads to the end. */
    void read() throws IOException {
        try (JsonParser parser = FACTORY.createParser(characters)) {
            try {
                readFrom(parser);
            } catch (StreamConstraintsException beyond) {
                throw fault(
                                parser,
                                "it goes beyond what is accepted: " + beyond.getOriginalMessage(),
                                "A row has up to 16,777,216 characters, and its values are nested up to 200 times.")
                        .causedBy(beyond);
            } catch (JsonProcessingException malformed) {
                throw InputFault.at(
                                input.name(),
                                malformed.getLocation().getLineNr(),
                                "it is no JSON at character "
                                        + malformed.getLocation().getColumnNr() + ": "
                                        + OPENING.matcher(malformed.getOriginalMessage())
                                                .replaceFirst(""),
                                NO_ROWS_HINT)
                        .causedBy(malformed);
            } catch (CharacterCodingException malformed) {
                throw input.malformed(parser.currentTokenLocation().getLineNr()).causedBy(malformed);
            }
        }
    }

    private void readFrom(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw InputFault.of(input.name(), "it is empty", "Leave it out, or check what should have written it.");
        }
        if (first == JsonToken.START_ARRAY && !lines) {
            parser.nextToken();
            rowsOfList(parser);
            expectEnd(parser);
        } else if (lines || !isListInObject(parser)) {
            rowsInLines(parser);
        } else {
            expectEnd(parser);
        }
    }

    private void expectEnd(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            throw fault(
                    parser,
                    "something follows the end of the list",
                    "If rows stand one after the other, say --format ndjson.");
        }
    }

    /** At the first object, or behind it where that was a row already. */
    private void rowsInLines(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.END_OBJECT) {
            parser.nextToken();
        }
        while (parser.currentToken() != null) {
            row(parser);
            parser.nextToken();
        }
    }

    /** From the first item to the end of the list. */
    private void rowsOfList(JsonParser parser) throws IOException {
        while (parser.currentToken() != JsonToken.END_ARRAY) {
            row(parser);
            parser.nextToken();
        }
    }

    /** Reads the first object: whether it has a list of rows; otherwise it is a row itself. */
    private boolean isListInObject(JsonParser parser) throws IOException {
        long line = beginRow(parser);
        Map<String, PlainValue> fields = new LinkedHashMap<>();
        String list = "";
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                fields.put(name, value(parser));
            } else if (parser.nextToken() != JsonToken.START_OBJECT) {
                fields.put(name, restOfList(parser));
            } else if (list.isEmpty()) {
                list = "\"" + name + "\"";
                rowsOfList(parser);
            } else {
                throw fault(
                        parser,
                        "there are two lists of objects, " + list + " and \"" + name + "\"",
                        "Keep the one with the rows, or say --format ndjson if the whole object is a row.");
            }
        }
        if (list.isEmpty()) {
            emit(fields, line);
        }
        return !list.isEmpty();
    }

    private PlainValue restOfList(JsonParser parser) throws IOException {
        List<PlainValue> items = new ArrayList<>();
        while (parser.currentToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
            parser.nextToken();
        }
        return new PlainValue.Items(items);
    }

    private void row(JsonParser parser) throws IOException {
        long line = beginRow(parser);
        if (value(parser) instanceof PlainValue.Fields fields) {
            emit(fields.values(), line);
        }
    }

    /** Expects an object; tells its line. */
    private long beginRow(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw fault(parser, "an object was expected, but this is another value", NO_ROWS_HINT);
        }
        characters.begin(parser.currentTokenLocation());
        return parser.currentTokenLocation().getLineNr();
    }

    private PlainValue value(JsonParser parser) throws IOException {
        try {
            return JsonBody.value(parser);
        } catch (ServerException refused) {
            throw fault(parser, "a text holds half of a surrogate pair, which is no character", NO_ROWS_HINT)
                    .causedBy(refused);
        }
    }

    private void emit(Map<String, PlainValue> fields, long line) {
        fields.forEach((name, value) -> cell(name, value, line));
        sink.endRow(line);
    }

    private void cell(String name, PlainValue value, long line) {
        if (options.flatten() && value instanceof PlainValue.Fields inner) {
            inner.values().forEach((part, cell) -> cell(name + "_" + part, cell, line));
        } else {
            sink.value(sink.column(name, line), value);
        }
    }

    private ServerException fault(JsonParser parser, String reason, String hint) {
        return InputFault.at(input.name(), parser.currentTokenLocation().getLineNr(), reason, hint);
    }
}
