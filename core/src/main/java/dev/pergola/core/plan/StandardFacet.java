package dev.pergola.core.plan;

import dev.pergola.core.model.Sql;
import dev.pergola.core.text.SqlIdentifier;
import java.util.List;

/** The kinds of facets that are built in: by the values of a column, the items of arrays in it, or the days in it. */
public enum StandardFacet implements FacetKind {
    /** Every value but NULL. */
    COLUMN("column", "_facet") {
        @Override
        String values(String column) {
            return "select %1$s as value, count(*) as n from {rows} where %1$s is not null".formatted(column);
        }

        @Override
        public String filter(String column) {
            return column.startsWith("_") ? column + "__exact" : column;
        }
    },
    /** The days of dates and times. */
    DATE("date", "_facet_date") {
        @Override
        String values(String column) {
            return "select date(%1$s) as value, count(*) as n from {rows} where date(%1$s) is not null"
                    .formatted(column);
        }

        @Override
        public String filter(String column) {
            return column + "__date";
        }
    },
    /** The items of JSON arrays, each once for a row. */
    ARRAY("array", "_facet_array") {
        @Override
        String values(String column) {
            return """
                    select cast(item as text) as value, count(*) as n from (select distinct part.value as item, matching.* \
                    from {rows} as matching, json_each(matching.%s) as part)""".formatted(column);
        }

        @Override
        String order() {
            return "min(item)"; // numbers by their size and not as the texts that are shown
        }

        @Override
        public String filter(String column) {
            return column + "__arraycontains";
        }
    };

    private static final List<FacetKind> ALL = List.of(values());

    private final String word;
    private final String argument;

    StandardFacet(String word, String argument) {
        this.word = word;
        this.argument = argument;
    }

    /**
     * All of them.
     *
     * @return in the order in which answers have them
     */
    public static List<FacetKind> all() {
        return ALL;
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public String argument() {
        return argument;
    }

    /** Selects the values of a column, which is quoted, with their numbers; {@code {rows}} stands for the rows. */
    abstract String values(String column);

    /** How values with the same number are ordered. */
    String order() {
        return "1";
    }

    /**
     * Counts the values, the most frequent first.
     *
     * @param rows selects the rows
     * @param column of the facet
     * @param limit how many values at most
     * @return selects value and number
     */
    Sql counts(Sql rows, String column, int limit) {
        String values = values(SqlIdentifier.quoteAlways(column)).replace("{rows}", "(" + rows.text() + ")");
        return new Sql(values + " group by 1 order by 2 desc, " + order() + " limit " + limit, rows.parameters());
    }
}
