package dev.pergola.api.hook.page;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a page is about. Further kinds may come: look for those you know, and do not expect to know all.
 *
 * <pre>{@code
 * if (context.page().subject() instanceof PageSubject.Row row && row.table().equals("plants")) { ... }
 * }</pre>
 */
public sealed interface PageSubject {

    /**
     * Service property of hooks that are asked for some subjects only: the {@link #word() words} of these (String or
     * String[]).
     */
    String PROPERTY = "pergola.page.subjects";

    /**
     * The name of the kind.
     *
     * @return {@code homepage}, {@code database}, {@code table}, {@code view}, {@code row}, {@code query},
     *     {@code stored_query} or {@code other}
     */
    String word();

    /**
     * The database it belongs to.
     *
     * @return its name, or empty
     */
    Optional<String> database();

    /**
     * The table or view it belongs to.
     *
     * @return its name, or empty
     */
    Optional<String> table();

    /** The front page. */
    record Homepage() implements PageSubject {
        @Override
        public String word() {
            return "homepage";
        }

        @Override
        public Optional<String> database() {
            return Optional.empty();
        }

        @Override
        public Optional<String> table() {
            return Optional.empty();
        }
    }

    /**
     * A database.
     *
     * @param name of the database
     */
    record OfDatabase(String name) implements PageSubject {
        /** Checks the name. */
        public OfDatabase {
            requireNonNull(name, "name is null");
        }

        @Override
        public String word() {
            return "database";
        }

        @Override
        public Optional<String> database() {
            return Optional.of(name);
        }

        @Override
        public Optional<String> table() {
            return Optional.empty();
        }
    }

    /**
     * The rows of a table or view.
     *
     * @param databaseName the database
     * @param name of the table or view
     * @param view whether it is a view
     */
    record OfTable(String databaseName, String name, boolean view) implements PageSubject {
        /** Checks the names. */
        public OfTable {
            requireNonNull(databaseName, "databaseName is null");
            requireNonNull(name, "name is null");
        }

        @Override
        public String word() {
            return view ? "view" : "table";
        }

        @Override
        public Optional<String> database() {
            return Optional.of(databaseName);
        }

        @Override
        public Optional<String> table() {
            return Optional.of(name);
        }
    }

    /**
     * One row.
     *
     * @param databaseName the database
     * @param tableName the table
     * @param key the values of the primary key as the address has them, in key order
     * @param values all values of the row
     */
    record OfRow(String databaseName, String tableName, List<String> key, CellValues values) implements PageSubject {
        /** Checks the parts and copies the list. */
        public OfRow {
            requireNonNull(databaseName, "databaseName is null");
            requireNonNull(tableName, "tableName is null");
            key = List.copyOf(key);
            requireNonNull(values, "values is null");
        }

        @Override
        public String word() {
            return "row";
        }

        @Override
        public Optional<String> database() {
            return Optional.of(databaseName);
        }

        @Override
        public Optional<String> table() {
            return Optional.of(tableName);
        }
    }

    /**
     * A query.
     *
     * @param databaseName where it runs
     * @param sql the statement; blank where none was given yet
     * @param name under which it is stored; empty for one that a visitor wrote
     * @param parameters the values of its named parameters, as far as the address has them
     */
    record OfQuery(String databaseName, String sql, Optional<String> name, Map<String, String> parameters)
            implements PageSubject {
        /** Checks the parts and copies the map. */
        public OfQuery {
            requireNonNull(databaseName, "databaseName is null");
            requireNonNull(sql, "sql is null");
            requireNonNull(name, "name is null");
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }

        @Override
        public String word() {
            return name.isPresent() ? "stored_query" : "query";
        }

        @Override
        public Optional<String> database() {
            return Optional.of(databaseName);
        }

        @Override
        public Optional<String> table() {
            return Optional.empty();
        }
    }

    /**
     * Something else, such as a list of queries, a schema, or what a plugin shows.
     *
     * @param database the database it belongs to, or empty
     * @param table the table it belongs to, or empty
     */
    record Other(Optional<String> database, Optional<String> table) implements PageSubject {
        /** Checks the parts. */
        public Other {
            requireNonNull(database, "database is null");
            requireNonNull(table, "table is null");
        }

        @Override
        public String word() {
            return "other";
        }
    }
}
