package dev.pergola.core.plan;

import dev.pergola.core.model.Sql;
import dev.pergola.core.model.Value;
import dev.pergola.core.text.SqlIdentifier;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds the labels of referenced rows, those of one column in one statement. */
public final class LabelPlan {

    private LabelPlan() {}

    /**
     * Looks labels up.
     *
     * @param table the referenced table
     * @param key its column that is referred to
     * @param label its column that names a row to people
     * @param values the values to look up; not empty
     * @return a statement with two columns: the value and its label
     */
    public static Sql of(String table, String key, String label, Collection<Value> values) {
        Map<String, Value> parameters = new LinkedHashMap<>();
        values.forEach(value -> parameters.put("p" + parameters.size(), value));
        String names = parameters.keySet().stream().map(name -> ":" + name).collect(Collectors.joining(", "));
        return new Sql(
                "select %s, %s from %s where %s in (%s)"
                        .formatted(
                                SqlIdentifier.quote(key),
                                SqlIdentifier.quote(label),
                                SqlIdentifier.quote(table),
                                SqlIdentifier.quote(key),
                                names),
                parameters);
    }
}
