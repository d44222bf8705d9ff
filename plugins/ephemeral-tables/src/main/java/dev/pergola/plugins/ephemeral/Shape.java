package dev.pergola.plugins.ephemeral;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.api.data.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the schema says of a table or view.
 *
 * @param name exact
 * @param kind what it is
 * @param page where it begins in the database; 0 for views and virtual tables
 * @param definition the statement that would make it
 */
record Shape(String name, Kind kind, long page, String definition) {

    /** Tables that belong to a virtual table go with it, and those of SQLite itself cannot be dropped. */
    private static final String SHAPES = """
            select listed.name, listed.type, defined.rootpage, coalesce(defined.sql, '')
            from pragma_table_list as listed join sqlite_schema as defined
                on defined.name = listed.name and defined.type in ('table', 'view')
            where listed.schema = 'main' and listed.type <> 'shadow' and listed.name not like 'sqlite\\_%' escape '\\'""";

    private static final Pattern QUOTES = Pattern.compile("[\"\\[\\]`]");

    /** The kinds of things that live. */
    enum Kind {
        TABLE,
        VIRTUAL,
        VIEW;

        /** What to call it. */
        String word() {
            return this == VIEW ? "view" : "table";
        }
    }

    Shape {
        requireNonNull(name, "name is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(definition, "definition is null");
    }

    /** Everything that lives. */
    static List<Shape> all(Transaction transaction) {
        List<Shape> shapes = new ArrayList<>();
        try (Rows rows = transaction.query(Sql.of(SHAPES))) {
            while (rows.next()) {
                Kind kind =
                        switch (rows.text(1)) {
                            case "view" -> Kind.VIEW;
                            case "virtual" -> Kind.VIRTUAL;
                            default -> Kind.TABLE;
                        };
                shapes.add(new Shape(rows.text(0), kind, rows.integer(2), rows.text(3)));
            }
        }
        return shapes;
    }

    /**
     * Whether this is the other one under another name: within a write SQLite moves no table, and a rename changes nothing
     * of the definition but the name.
     */
    boolean isRenamed(Shape other) {
        return kind != Kind.VIEW
                && kind == other.kind
                && page == other.page
                && withoutName().equals(other.withoutName());
    }

    private String withoutName() {
        return QUOTES.matcher(definition).replaceAll("").replace(name, "");
    }

    /** A name as SQL has it, whatever is in it. */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
