package dev.pergola.core.view.openapi;

import dev.pergola.core.model.PlainValue;
import dev.pergola.core.page.Facts;
import dev.pergola.core.view.Extras;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The arguments that many addresses understand, described once and referred to. */
final class Parameters {

    /** Arguments of every list of rows that come from a table. */
    private static final Map<String, PlainValue> OF_TABLES = ofTables();

    /** Arguments of everything that has rows. */
    private static final Map<String, PlainValue> OF_ROWS = ofRows();

    private Parameters() {}

    /** What the description refers to, by the name under which it does. */
    static PlainValue components() {
        Map<String, PlainValue> all = new LinkedHashMap<>(OF_ROWS);
        all.putAll(OF_TABLES);
        return new PlainValue.Fields(all);
    }

    /** References to the arguments of everything that has rows. */
    static List<PlainValue> rows() {
        return references(OF_ROWS);
    }

    /** References to the arguments of tables. */
    static List<PlainValue> table() {
        List<PlainValue> all = new ArrayList<>(references(OF_TABLES));
        all.addAll(references(OF_ROWS));
        return all;
    }

    /** An argument behind the question mark. */
    static Facts query(String name, String description, PlainValue schema) {
        return new Facts()
                .and("name", name)
                .and("in", "query")
                .and("description", description)
                .and("schema", schema);
    }

    /** A part of the path. */
    static PlainValue path(String name, String description) {
        return new Facts()
                .and("name", name)
                .and("in", "path")
                .and("required", true)
                .and("description", description)
                .and("schema", Schemas.type("string").value())
                .value();
    }

    private static List<PlainValue> references(Map<String, PlainValue> components) {
        return components.keySet().stream()
                .map(name -> Schemas.reference("parameters", name))
                .toList();
    }

    private static Map<String, PlainValue> ofRows() {
        Map<String, PlainValue> all = new LinkedHashMap<>();
        all.put(
                "shape",
                text("_shape", "How rows are written", List.of("objects", "arrays", "array", "arrayfirst", "object")));
        all.put("lines", text("_nl", "With _shape=array: one object a line", List.of("on")));
        all.put(
                "extra",
                query(
                                "_extra",
                                "Further members of the answer, separated by commas; the extra named extras lists them",
                                Schemas.list(Schemas.type("string")
                                        .and("enum", Extras.everywhere())
                                        .value()))
                        .and("style", "form")
                        .and("explode", false)
                        .value());
        all.put("json", repeated("_json", "Columns whose texts are JSON, to be written as such"));
        all.put("infinity", text("_json_infinity", "Writes infinite numbers as such instead of null", List.of("1")));
        all.put("ttl", number("_ttl", "Seconds for which the answer may be kept"));
        all.put("timelimit", number("_timelimit", "Shortens the time limit, in milliseconds"));
        return all;
    }

    private static Map<String, PlainValue> ofTables() {
        Map<String, PlainValue> all = new LinkedHashMap<>();
        all.put(
                "size",
                query(
                                "_size",
                                "Rows on a page; max for the most that the server gives",
                                new Facts()
                                        .and(
                                                "oneOf",
                                                new PlainValue.Items(List.of(
                                                        new Facts()
                                                                .and("type", "integer")
                                                                .and("minimum", 0)
                                                                .value(),
                                                        new Facts()
                                                                .and("const", "max")
                                                                .value())))
                                        .value())
                        .value());
        all.put("next", text("_next", "The page that begins behind this token, which is next of the page before"));
        all.put("search", text("_search", "Full-text search, where the table has an index for it"));
        all.put("where", repeated("_where", "One more condition in SQL; needs the permission to run SQL"));
        all.put("labels", text("_labels", "Writes values that refer to other rows with their labels", List.of("on")));
        all.put("nocount", text("_nocount", "Leaves the number of rows out", List.of("1")));
        all.put("col", repeated("_col", "Only these columns, and the key"));
        all.put("nocol", repeated("_nocol", "All columns but these"));
        all.put("facet", repeated("_facet", "Counts the rows for each value of these columns"));
        all.put("facetSize", text("_facet_size", "How many values a facet names; max for the most"));
        return all;
    }

    private static PlainValue text(String name, String description) {
        return query(name, description, Schemas.type("string").value()).value();
    }

    private static PlainValue text(String name, String description, List<String> values) {
        return query(
                        name,
                        description,
                        Schemas.type("string").and("enum", values).value())
                .value();
    }

    private static PlainValue number(String name, String description) {
        return query(
                        name,
                        description,
                        Schemas.type("integer").and("minimum", 0).value())
                .value();
    }

    private static PlainValue repeated(String name, String description) {
        return query(name, description, Schemas.list(Schemas.type("string").value()))
                .and("style", "form")
                .and("explode", true)
                .value();
    }
}
