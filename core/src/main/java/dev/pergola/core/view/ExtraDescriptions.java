package dev.pergola.core.view;

import java.util.List;
import java.util.Map;

/** One sentence about each extra, for programs and people who look for one. */
final class ExtraDescriptions {

    private static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry("all_columns", "All columns of the table, also those that are not shown"),
            Map.entry("column_details", "What the schema says about each column"),
            Map.entry("column_types", "What the values of columns mean, where that is known"),
            Map.entry("columns", "The columns of the rows, in order"),
            Map.entry("count", "How many rows there are; null where that is not known in time"),
            Map.entry("count_sql", "A statement that counts the rows"),
            Map.entry("count_truncated", "Whether there are more rows than were counted"),
            Map.entry("custom_table_templates", "Templates that would be used for the rows, the first that exists"),
            Map.entry("database", "The name of the database"),
            Map.entry("database_color", "The colour of the database, as six hexadecimal digits"),
            Map.entry("debug", "How the address was understood; may change at any time"),
            Map.entry("display_columns", "The columns as the page for people shows them"),
            Map.entry(
                    "expandable_columns", "Columns that refer to other tables, with the column that names a row there"),
            Map.entry("extras", "This list"),
            Map.entry("facet_results", "The most frequent values of columns, with their numbers"),
            Map.entry("facets_timed_out", "Facets that were not found in time"),
            Map.entry("foreign_key_tables", "Other tables with rows that refer to this row, and how many"),
            Map.entry("form_hidden_args", "Arguments that a form for filters has to keep"),
            Map.entry("human_description_en", "The filters and the order in words"),
            Map.entry("is_view", "Whether this is a view"),
            Map.entry("metadata", "What the owner says about it"),
            Map.entry("primary_keys", "The columns of the primary key"),
            Map.entry("private", "Whether only some people may see this"),
            Map.entry("query", "The statement that selects the rows, with its parameters"),
            Map.entry("render_cell", "The cells that are shown otherwise than as they are, as HTML"),
            Map.entry("renderers", "The same rows in other formats"),
            Map.entry("request", "The request as the server saw it"),
            Map.entry("set_column_type_ui", "The types that columns may be given, for those who may do that"),
            Map.entry("sorted_facet_results", "The facets in the order in which they are shown"),
            Map.entry("suggested_facets", "Columns that would make a good facet"),
            Map.entry("table", "The name of the table"),
            Map.entry("table_definition", "The statements that made the table and its indexes"),
            Map.entry("view_definition", "The statement that made the view"));

    private ExtraDescriptions() {}

    /** Every name, in order of the alphabet. */
    static List<String> names() {
        return SENTENCES.keySet().stream().sorted().toList();
    }

    static String of(String name) {
        String sentence = SENTENCES.get(name);
        if (sentence == null) {
            throw new IllegalStateException("There is no sentence about the extra " + name);
        }
        return sentence;
    }
}
