package dev.pergola.core.model;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A statement and the values of its named parameters, which travel together from where they are planned to where they
 * run. Values never become part of the text.
 *
 * @param text one statement of SQLite's dialect, with parameters written as {@code :name}
 * @param parameters the value of each parameter by its name without the colon; may hold more than the text uses
 */
public record Sql(String text, Map<String, Value> parameters) {

    /** Checks the text and copies the map, keeping its order. */
    public Sql {
        requireNonNull(text, "text is null");
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * A statement without parameters.
     *
     * @param text one statement
     * @return the statement
     */
    public static Sql of(String text) {
        return new Sql(text, Map.of());
    }

    /**
     * A statement with one more parameter.
     *
     * @param name without the colon
     * @param value its value
     * @return a new statement
     */
    public Sql with(String name, Value value) {
        Map<String, Value> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new Sql(text, more);
    }

    /**
     * The parameters that the text names, as SQLite numbers them.
     *
     * @return each once, with the colon, at sign or dollar sign that begins it, in the order of its first use
     */
    public Set<String> placeholders() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(ParameterNames.in(text)));
    }

    /**
     * The parameters that the text names with a colon.
     *
     * @return each name once, without the colon, in the order of its first use
     */
    public Set<String> parameterNames() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(parameterNamesIn(text)));
    }

    /**
     * Every use of a parameter with a colon in a text of SQL. Comments, literals and quoted identifiers are skipped.
     *
     * @param text any text, not necessarily valid SQL
     * @return names without the colon in order of use, repeated where they are used again
     */
    public static List<String> parameterNamesIn(String text) {
        return ParameterNames.in(text).stream()
                .filter(name -> name.startsWith(":"))
                .map(name -> name.substring(1))
                .toList();
    }
}
