package dev.pergola.api.hook.table;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.data.SqlValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The parameters of SQL that plugins bring, which stands in one statement with that of the core. */
final class ParameterNames {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern OF_THE_CORE = Pattern.compile("p[0-9]+");

    private ParameterNames() {}

    /** A copy, in the same order. */
    static Map<String, SqlValue> checked(Map<String, SqlValue> parameters) {
        for (String name : parameters.keySet()) {
            if (!NAME.matcher(name).matches() || OF_THE_CORE.matcher(name).matches()) {
                throw new IllegalArgumentException("A parameter of a plugin cannot be called " + name);
            }
        }
        return Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    static Map<String, SqlValue> and(Map<String, SqlValue> parameters, String name, SqlValue value) {
        Map<String, SqlValue> more = new LinkedHashMap<>(parameters);
        more.put(name, requireNonNull(value, "value is null"));
        return more;
    }
}
