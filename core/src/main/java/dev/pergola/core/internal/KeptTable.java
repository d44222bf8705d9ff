package dev.pergola.core.internal;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table of the internal database whose rows the configuration has a say in.
 *
 * @param name of the table
 * @param key the columns that tell its rows apart
 * @param values its other columns that are read and written here
 * @param dated whether a row tells when it was changed
 */
record KeptTable(String name, List<String> key, List<String> values, boolean dated) {
    private static final String DATABASE = "database_name";
    private static final String RESOURCE = "resource_name";
    private static final String COLUMN = "column_name";
    private static final String KEY = "key";
    private static final List<String> VALUE = List.of("value");

    /** Descriptions of the whole server. */
    static final KeptTable INSTANCE = new KeptTable("metadata_instance", List.of(KEY), VALUE, false);

    /** Descriptions of databases. */
    static final KeptTable DATABASES = new KeptTable("metadata_databases", List.of(DATABASE, KEY), VALUE, false);

    /** Descriptions of tables and views. */
    static final KeptTable RESOURCES =
            new KeptTable("metadata_resources", List.of(DATABASE, RESOURCE, KEY), VALUE, false);

    /** Descriptions of columns. */
    static final KeptTable COLUMNS =
            new KeptTable("metadata_columns", List.of(DATABASE, RESOURCE, COLUMN, KEY), VALUE, false);

    /** Types of columns. */
    static final KeptTable TYPES =
            new KeptTable("column_types", List.of(DATABASE, RESOURCE, COLUMN), List.of("column_type", "config"), false);

    /** Stored queries. */
    static final KeptTable QUERIES = new KeptTable(
            "queries",
            List.of(DATABASE, "name"),
            List.of(
                    "sql",
                    "title",
                    "description",
                    "description_html",
                    "options",
                    "parameters",
                    "is_write",
                    "is_private",
                    "is_trusted",
                    "source",
                    "owner_id"),
            true);

    KeptTable {
        key = List.copyOf(key);
        values = List.copyOf(values);
    }

    /** Reads everything: the columns of the key, then the others. */
    String select() {
        return "select " + columns() + " from " + name + " order by rowid";
    }

    /** Takes the key, then the values. */
    String insertOrUpdate() {
        String updates =
                values.stream().map(column -> column + " = excluded." + column).collect(Collectors.joining(", "));
        String places =
                Stream.concat(key.stream(), values.stream()).map(column -> "?").collect(Collectors.joining(", "));
        return "insert into %s (%s) values (%s) on conflict (%s) do update set %s%s"
                .formatted(
                        name,
                        columns(),
                        places,
                        String.join(", ", key),
                        updates,
                        dated ? ", updated_at = " + InternalTables.NOW : "");
    }

    /** Takes the key. */
    String delete() {
        return "delete from " + name + " where "
                + key.stream().map(column -> column + " = ?").collect(Collectors.joining(" and "));
    }

    private String columns() {
        return Stream.concat(key.stream(), values.stream()).collect(Collectors.joining(", "));
    }
}
