package dev.pergola.core.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.pergola.core.model.PlainValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads JSON into a tree of located nodes. Used once for one text. */
final class JsonTreeReader {
    static final int DEEPEST = 50;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(SourceText.LARGEST)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private static final Pattern OPENING =
            Pattern.compile(" \\((?:start marker|for \\w+ starting) at .*", Pattern.DOTALL);

    private final SourceText source;
    private final ProblemCollector problems;

    JsonTreeReader(SourceText source, ProblemCollector problems) {
        this.source = source;
        this.problems = problems;
    }

    Node read() throws UnreadableException {
        try (JsonParser parser = FACTORY.createParser(source.text())) {
            if (parser.nextToken() == null) {
                return new Node.Leaf(location(parser.currentLocation()), PlainValue.nothing());
            }
            Node root = node(parser, KeyPath.ROOT);
            if (parser.nextToken() != null) {
                throw new UnreadableException(
                        location(parser.currentTokenLocation()),
                        "The file is not valid JSON: something follows the end of the value.",
                        Optional.empty());
            }
            return root;
        } catch (StreamConstraintsException e) {
            throw new UnreadableException(
                    Location.of(source.name()),
                    "The file goes beyond what a configuration may hold: " + e.getOriginalMessage() + ".",
                    Optional.empty());
        } catch (JsonProcessingException e) {
            throw new UnreadableException(
                    location(e.getLocation()),
                    "The file is not valid JSON: " + clean(e.getOriginalMessage()) + ".",
                    Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed", e);
        }
    }

    private Node node(JsonParser parser, KeyPath path) throws IOException {
        Location location = location(parser.currentTokenLocation());
        return switch (parser.currentToken()) {
            case START_OBJECT -> fields(parser, location, path);
            case START_ARRAY -> items(parser, location, path);
            case VALUE_STRING -> new Node.Leaf(location, PlainValue.of(parser.getText()));
            case VALUE_NUMBER_INT -> new Node.Leaf(location, new PlainValue.Whole(parser.getBigIntegerValue()));
            case VALUE_NUMBER_FLOAT -> new Node.Leaf(location, new PlainValue.Real(parser.getDoubleValue()));
            case VALUE_TRUE, VALUE_FALSE -> new Node.Leaf(location, PlainValue.of(parser.getBooleanValue()));
            case VALUE_NULL -> new Node.Leaf(location, PlainValue.nothing());
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("No value begins with " + parser.currentToken());
        };
    }

    private Node fields(JsonParser parser, Location location, KeyPath path) throws IOException {
        Map<String, Node.Field> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            Location keyLocation = location(parser.currentTokenLocation());
            KeyPath child = path.child(key);
            parser.nextToken();
            Node.Field earlier = fields.put(key, new Node.Field(keyLocation, node(parser, child)));
            if (earlier != null) {
                problems.duplicate(keyLocation, child, earlier.key());
            }
        }
        return new Node.Fields(location, fields);
    }

    private Node items(JsonParser parser, Location location, KeyPath path) throws IOException {
        List<Node> nodes = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            nodes.add(node(parser, path.item(nodes.size())));
        }
        return new Node.Items(location, nodes);
    }

    private Location location(JsonLocation location) {
        return new Location(source.name(), location.getLineNr(), location.getColumnNr());
    }

    /** Without the part that tells where the bracket was opened: it names places in a form of its own. */
    private static String clean(String message) {
        return OPENING.matcher(message).replaceFirst("");
    }
}
