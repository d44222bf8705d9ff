package dev.pergola.core.plan;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.Sql;
import dev.pergola.core.model.Value;
import dev.pergola.core.text.SqlIdentifier;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a plugin selects about one column of some rows.
 *
 * @param text a SELECT with <code>{rows}</code> for the rows and <code>{column}</code> for the column
 * @param parameters the values that it names
 */
public record FacetTemplate(String text, Map<String, Value> parameters) {

    private static final Pattern PLACE = Pattern.compile("\\{(rows|column)}");

    /** What a test looks at. */
    private static final int TESTED_ROWS = 1000;

    /** Copies the map, keeping its order. */
    public FacetTemplate {
        requireNonNull(text, "text is null");
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * Counts values, the most frequent first.
     *
     * @param rows selects the rows
     * @param column of the facet
     * @param limit how many values at most
     * @return selects what the template does
     * @throws IllegalArgumentException where the rows have another value for one of the parameters
     */
    public Sql counts(Sql rows, String column, int limit) {
        String counted = filled("(" + rows.text() + ")", column);
        return new Sql("select * from (" + counted + "\n) order by 2 desc, 1 limit " + limit, together(rows));
    }

    /**
     * Looks at some rows.
     *
     * @param rows selects the rows
     * @param column of the facet
     * @return selects what the template does
     * @throws IllegalArgumentException where the rows have another value for one of the parameters
     */
    public Sql test(Sql rows, String column) {
        return new Sql(
                filled("(select * from (" + rows.text() + ") limit " + TESTED_ROWS + ")", column), together(rows));
    }

    /** In one go, since what is filled in may look like a place itself. */
    private String filled(String rows, String column) {
        String quoted = SqlIdentifier.quoteAlways(column);
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(place.group(1).equals("rows") ? rows : quoted));
    }

    private Map<String, Value> together(Sql rows) {
        Map<String, Value> all = new LinkedHashMap<>(rows.parameters());
        parameters.forEach((name, value) -> {
            Value before = all.putIfAbsent(name, value);
            if (before != null && !before.equals(value)) {
                throw new IllegalArgumentException(
                        "A condition on the rows uses the parameter %s for another value; begin names with that of the plugin"
                                .formatted(name));
            }
        });
        return all;
    }
}
