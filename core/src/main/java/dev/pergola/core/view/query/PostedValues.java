package dev.pergola.core.view.query;

import dev.pergola.api.http.Request;
import dev.pergola.core.change.JsonBody;
import dev.pergola.core.change.PostedText;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.Value;
import dev.pergola.core.view.Bodies;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What somebody sent to a stored query: the fields of a form, or an object in JSON, whatever the body says that it is.
 *
 * @param values by name, all texts
 * @param json whether the answer is to be JSON
 */
record PostedValues(Map<String, String> values, boolean json) {

    private static final String JSON = "_json";

    static PostedValues of(Request request) {
        byte[] body = Bodies.bytes(request);
        String text = new String(body, StandardCharsets.UTF_8).strip();
        Map<String, String> values = new LinkedHashMap<>();
        if (text.startsWith("{") && text.endsWith("}")) {
            for (Map.Entry<String, PlainValue> member : JsonBody.object(body).entrySet()) {
                values.put(member.getKey(), PostedText.of(member.getValue()));
            }
        } else {
            values.putAll(Bodies.fields(body));
        }
        boolean json = Bodies.wantsJson(request) || values.containsKey(JSON);
        values.remove("csrftoken");
        values.remove(JSON);
        return new PostedValues(values, json);
    }

    /** A statement with the values for its parameters; those that only the server fills in are left out. */
    Sql in(String statement) {
        Sql sql = Sql.of(statement);
        for (String placeholder : sql.placeholders()) {
            String name = placeholder.substring(1);
            if (values.containsKey(name) && !name.startsWith("_")) {
                sql = sql.with(name, Value.of(values.getOrDefault(name, "")));
            }
        }
        return sql;
    }
}
