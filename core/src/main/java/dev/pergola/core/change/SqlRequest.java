package dev.pergola.core.change;

import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A statement that somebody wants to run, with values for its parameters.
 *
 * @param sql with a value for each of its parameters
 */
public record SqlRequest(Sql sql) {

    private static final String SQL = "sql";
    private static final String PARAMS = "params";
    private static final String PREFIX = "_sql_param_";

    /**
     * Reads a body in JSON.
     *
     * @param body the object that was sent
     * @return the request; a parameter without a value is an empty text
     * @throws dev.pergola.api.ServerException where it is something else
     */
    public static SqlRequest of(Map<String, PlainValue> body) {
        Set<String> unknown = new TreeSet<>(body.keySet());
        unknown.removeAll(Set.of(SQL, PARAMS));
        if (!unknown.isEmpty()) {
            throw Refusal.of("Invalid keys: " + String.join(", ", unknown));
        }
        String text = body.get(SQL) instanceof PlainValue.Text given ? given.value() : "";
        PlainValue params = body.getOrDefault(PARAMS, PlainValue.nothing());
        if (!(params instanceof PlainValue.Fields || params instanceof PlainValue.Nothing)) {
            throw Refusal.of("params must be a dictionary");
        }
        Map<String, PlainValue> given = params instanceof PlainValue.Fields fields ? fields.values() : Map.of();
        Sql sql = checked(text);
        Set<String> others = new TreeSet<>(given.keySet());
        others.removeAll(sql.parameterNames());
        if (!others.isEmpty()) {
            throw Refusal.of("Unknown parameters: " + String.join(", ", others));
        }
        return new SqlRequest(filled(sql, RowsChange.values(List.of(given)).get(0)));
    }

    /**
     * Reads a form.
     *
     * @param fields as they were sent; those that name no parameter are left alone
     * @return the request; a parameter without a value is an empty text
     * @throws dev.pergola.api.ServerException where there is no statement
     */
    public static SqlRequest ofForm(Map<String, String> fields) {
        Sql sql = checked(fields.getOrDefault(SQL, ""));
        Map<String, Value> values = new LinkedHashMap<>();
        for (String name : sql.parameterNames()) {
            // A parameter may be called as a field of the form is.
            String plain = name.equals(SQL) ? "" : fields.getOrDefault(name, "");
            values.put(name, Value.of(fields.getOrDefault(PREFIX + name, plain)));
        }
        return new SqlRequest(filled(sql, values));
    }

    private static Sql checked(String text) {
        if (text.isBlank()) {
            throw Refusal.of("SQL is required");
        }
        Sql sql = Sql.of(text);
        if (sql.parameterNames().stream().anyMatch(name -> name.startsWith("_"))) {
            throw Refusal.of("Magic parameters are not allowed");
        }
        return sql;
    }

    private static Sql filled(Sql sql, Map<String, Value> values) {
        Map<String, Value> all = new LinkedHashMap<>();
        sql.placeholders().forEach(placeholder -> all.put(placeholder.substring(1), Value.of("")));
        all.putAll(values);
        return new Sql(sql.text(), all);
    }
}
