package dev.pergola.core.view.openapi;

import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.page.Facts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shapes of answers as JSON Schema. */
final class Schemas {

    static final String PROBLEM = "Problem";
    static final String BYTES = "Bytes";
    static final String ROWS = "Rows";

    private Schemas() {}

    /** A value of a type, to be continued. */
    static Facts type(String name) {
        return new Facts().and("type", name);
    }

    /** A list. */
    static PlainValue list(PlainValue items) {
        return type("array").and("items", items).value();
    }

    /** A reference to something that is described once. */
    static PlainValue reference(String kind, String name) {
        return new Facts().and("$ref", "#/components/" + kind + "/" + name).value();
    }

    /** What is described whatever the site holds. */
    static Map<String, PlainValue> common() {
        Map<String, PlainValue> all = new LinkedHashMap<>();
        all.put(
                PROBLEM,
                object(
                        List.of("ok", "error", "errors", "status"),
                        new Facts()
                                .and("ok", new Facts().and("const", false).value())
                                .and("error", type("string").value())
                                .and("errors", list(type("string").value()))
                                .and("status", type("integer").value())));
        all.put(
                BYTES,
                object(
                        List.of("$base64", "encoded"),
                        new Facts()
                                .and("$base64", new Facts().and("const", true).value())
                                .and(
                                        "encoded",
                                        type("string")
                                                .and("contentEncoding", "base64")
                                                .value())));
        all.put(ROWS, page(type("object").value()));
        return all;
    }

    /** A page of rows: the shape {@code objects}, which is the usual one. */
    static PlainValue page(PlainValue row) {
        Facts members = new Facts()
                .and("ok", type("boolean").value())
                .and("rows", list(row))
                .and("next", orNull("string"))
                .and("next_url", orNull("string"))
                .and("truncated", type("boolean").value());
        return object(List.of("ok", "rows", "truncated"), members);
    }

    /** A row of a table or view. */
    static PlainValue row(TableSchema table) {
        Facts members = new Facts();
        table.columns().stream()
                .filter(column -> !column.hidden())
                .forEach(column -> members.and(column.name(), column(column)));
        return object(List.of(), members);
    }

    private static PlainValue object(List<String> required, Facts members) {
        Facts object = type("object");
        if (!required.isEmpty()) {
            object.and("required", required);
        }
        return object.and("properties", members.value()).value();
    }

    private static PlainValue orNull(String type) {
        return new Facts().and("type", List.of(type, "null")).value();
    }

    /**
     * A value of a column. SQLite lets columns hold values of other types than the declared one, so a type is a promise
     * of the one who filled the table; bytes are always possible where no type is declared.
     */
    static PlainValue column(ColumnSchema column) {
        List<String> types = new ArrayList<>(argumentTypes(column));
        if (types.isEmpty()) {
            return described(column, new Facts());
        }
        if (!column.notNull() && !column.inPrimaryKey()) {
            types.add("null");
        }
        return described(column, new Facts().and("type", types));
    }

    /** A value to compare a column with. */
    static PlainValue argument(ColumnSchema column) {
        List<String> types = argumentTypes(column);
        return types.isEmpty()
                ? type("string").value()
                : new Facts().and("type", types).value();
    }

    private static List<String> argumentTypes(ColumnSchema column) {
        return switch (column.affinity()) {
            case INTEGER -> List.of("integer");
            case REAL -> List.of("number");
            case TEXT -> List.of("string");
            case NUMERIC -> List.of("number", "string");
            case BLOB -> List.of();
        };
    }

    private static PlainValue described(ColumnSchema column, Facts facts) {
        return column.declaredType().isEmpty()
                ? facts.value()
                : facts.and("description", column.declaredType()).value();
    }
}
