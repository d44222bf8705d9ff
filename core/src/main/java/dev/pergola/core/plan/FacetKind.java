package dev.pergola.core.plan;

import dev.pergola.core.model.Sql;
import dev.pergola.core.text.SqlIdentifier;
import java.util.Arrays;
import java.util.Optional;

/** What the values of a facet are: those of a column, the items of arrays in it, or the days in it. */
public enum FacetKind {
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

    private final String word;
    private final String argument;

    FacetKind(String word, String argument) {
        this.word = word;
        this.argument = argument;
    }

    /**
     * Finds a kind.
     *
     * @param word as configurations name it
     * @return empty where there is no such kind
     */
    public static Optional<FacetKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /**
     * The name in configurations and answers.
     *
     * @return lower case letters
     */
    public String word() {
        return word;
    }

    /**
     * The argument that asks for a facet of this kind.
     *
     * @return begins with an underscore
     */
    public String argument() {
        return argument;
    }

    /**
     * The argument that keeps only the rows with one of the values.
     *
     * @param column of the facet
     * @return a column filter
     */
    public abstract String filter(String column);

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
