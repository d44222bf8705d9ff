package dev.pergola.core.change;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.pergola.api.ServerException;
import dev.pergola.core.model.PlainValue;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the JSON that a client sent. Of two members with one name the last counts. Nesting, names and numbers have limits,
 * and text has to be text: half of a surrogate pair could not be stored.
 */
public final class JsonBody {

    private static final int DEEPEST = 200;
    private static final int LONGEST_NUMBER = 1000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private JsonBody() {}

    /**
     * The object that a body is.
     *
     * @param body as it was sent, in UTF-8
     * @return its members in order
     * @throws dev.pergola.api.ServerException where it is no JSON, or another value
     */
    public static Map<String, PlainValue> object(byte[] body) {
        if (read(body) instanceof PlainValue.Fields fields) {
            return fields.values();
        }
        throw Refusal.of("JSON must be a dictionary");
    }

    /**
     * The value that a body is.
     *
     * @param body as it was sent, in UTF-8
     * @return the value
     * @throws dev.pergola.api.ServerException where it is no JSON
     */
    public static PlainValue read(byte[] body) {
        try (JsonParser parser = FACTORY.createParser(body)) {
            if (parser.nextToken() == null) {
                throw invalid("there is none");
            }
            PlainValue value = value(parser);
            if (parser.nextToken() != null) {
                throw invalid("something follows the end of the value");
            }
            return value;
        } catch (StreamConstraintsException beyond) {
            throw Refusal.of("Invalid JSON: it goes beyond what is accepted: " + beyond.getOriginalMessage())
                    .causedBy(beyond);
        } catch (JsonProcessingException malformed) {
            throw invalid(malformed.getOriginalMessage() + " (line "
                            + malformed.getLocation().getLineNr() + ", column "
                            + malformed.getLocation().getColumnNr() + ")")
                    .causedBy(malformed);
        } catch (CharConversionException malformed) {
            throw invalid("it is not text in UTF-8").causedBy(malformed);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Reading from memory failed", impossible);
        }
    }

    private static ServerException invalid(String reason) {
        return Refusal.of("Invalid JSON: " + reason);
    }

    /**
     * The value at which a parser is, for those who read more than one body at once.
     *
     * @param parser at the first token of the value; afterwards at its last
     * @return the value
     * @throws IOException where it is no JSON
     */
    public static PlainValue value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> fields(parser);
            case START_ARRAY -> items(parser);
            case VALUE_STRING -> PlainValue.of(checked(parser.getText()));
            case VALUE_NUMBER_INT -> new PlainValue.Whole(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> new PlainValue.Real(parser.getDoubleValue());
            case VALUE_TRUE, VALUE_FALSE -> PlainValue.of(parser.getBooleanValue());
            case VALUE_NULL -> PlainValue.nothing();
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("No value begins with " + parser.currentToken());
        };
    }

    private static PlainValue fields(JsonParser parser) throws IOException {
        Map<String, PlainValue> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = checked(parser.currentName());
            parser.nextToken();
            fields.put(name, value(parser));
        }
        return new PlainValue.Fields(fields);
    }

    private static PlainValue items(JsonParser parser) throws IOException {
        List<PlainValue> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new PlainValue.Items(items);
    }

    private static String checked(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw invalid("a text holds half of a surrogate pair, which is no character");
                }
                i++;
            }
        }
        return text;
    }
}
