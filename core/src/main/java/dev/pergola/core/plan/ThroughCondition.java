package dev.pergola.core.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.core.model.ForeignKey;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.model.Value;
import dev.pergola.core.text.SqlIdentifier;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A filter through another table that refers to this one: the argument {@code _through} with the other table, one of its
 * columns and a value, as a JSON object.
 *
 * @param table the other table
 * @param column one of its columns
 * @param value what it must be
 */
record ThroughCondition(String table, String column, Value value) {

    private static final JsonFactory JSON = new JsonFactory();

    static ThroughCondition parse(String text) {
        Map<String, Value> members = new HashMap<>();
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed(text);
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                members.put(name, value(parser, parser.nextToken(), text));
            }
        } catch (IOException noJson) {
            throw malformed(text).causedBy(noJson);
        }
        if (members.get("table") instanceof Value.Text table
                && members.get("column") instanceof Value.Text column
                && members.containsKey("value")) {
            return new ThroughCondition(table.text(), column.text(), members.getOrDefault("value", Value.nothing()));
        }
        throw malformed(text);
    }

    private static Value value(JsonParser parser, JsonToken token, String text) throws IOException {
        return switch (token) {
            case VALUE_NULL -> Value.nothing();
            case VALUE_STRING -> Value.of(parser.getText());
            case VALUE_NUMBER_INT -> Value.of(parser.getLongValue());
            case VALUE_NUMBER_FLOAT -> Value.of(parser.getDoubleValue());
            case VALUE_TRUE -> Value.of(1);
            case VALUE_FALSE -> Value.of(0);
            default -> throw malformed(text);
        };
    }

    private static ServerException malformed(String text) {
        return new ServerException(
                ErrorCode.BAD_REQUEST,
                "The filter _through=%s could not be understood.".formatted(text),
                "Write {\"table\": \"NAME\", \"column\": \"NAME\", \"value\": \"VALUE\"}.");
    }

    /**
     * The condition on the rows of a table.
     *
     * @param own the table whose rows are filtered
     * @throws ServerException where the other table does not refer to this one
     */
    Condition on(TableSchema own, ParameterNumbers numbers) {
        ForeignKey key = own.incoming().stream()
                .filter(relation -> relation.otherTable().equals(table))
                .findFirst()
                .orElseThrow(() -> new ServerException(
                        ErrorCode.BAD_REQUEST,
                        "Invalid _through - no foreign key of %s refers to %s.".formatted(table, own.name()),
                        "The page of a row lists the tables that refer to it."));
        String parameter = numbers.next();
        String sql = "%s in (select %s from %s where %s = :%s)"
                .formatted(
                        SqlIdentifier.quote(key.column()),
                        SqlIdentifier.quote(key.otherColumn()),
                        SqlIdentifier.quote(table),
                        SqlIdentifier.quote(column),
                        parameter);
        String description = "%s.%s = \"%s\"".formatted(table, column, value.asText());
        return new Condition(sql, Map.of(parameter, value), Optional.of(description));
    }
}
