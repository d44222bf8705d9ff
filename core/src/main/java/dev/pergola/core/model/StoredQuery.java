package dev.pergola.core.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A query that has a name and an address of its own.
 *
 * @param database the name of the database in which it runs; need not be attached
 * @param name unique among the queries of the database
 * @param sql one statement
 * @param display how it is shown
 * @param parameters names in the order in which they are asked for; empty to take them from the SQL
 * @param origin who keeps it and what it may
 * @param outcome what a writing query says and where it leads afterwards
 */
public record StoredQuery(
        String database,
        String name,
        String sql,
        Display display,
        List<String> parameters,
        Origin origin,
        Outcome outcome) {

    /**
     * How a query is shown.
     *
     * @param title instead of the name
     * @param description as text
     * @param descriptionHtml as HTML; counts more than the text
     * @param fragment added to links behind a number sign
     * @param hideSql whether the SQL is folded away at first
     */
    public record Display(
            Optional<String> title,
            Optional<String> description,
            Optional<String> descriptionHtml,
            Optional<String> fragment,
            boolean hideSql) {}

    /**
     * Who keeps a query and what it may.
     *
     * @param writes whether it changes data, so that it runs by POST only
     * @param ownersOnly whether nobody but its owner sees it
     * @param trusted whether it runs without the permission to run SQL
     * @param source {@code config}, {@code user} or {@code plugin}
     * @param owner the id of the actor who stored it; empty for none
     */
    public record Origin(boolean writes, boolean ownersOnly, boolean trusted, String source, Optional<String> owner) {
        /** The source of what the configuration says. */
        public static final String CONFIGURATION = "config";

        /** Checks the parts. */
        public Origin {
            requireNonNull(source, "source is null");
            requireNonNull(owner, "owner is null");
        }
    }

    /**
     * What a writing query says and where it leads afterwards.
     *
     * @param successMessage shown after success
     * @param successMessageSql a query whose first cell is shown after success; counts more than the text
     * @param successRedirect where success leads
     * @param errorMessage shown after a failure
     * @param errorRedirect where a failure leads
     */
    public record Outcome(
            Optional<String> successMessage,
            Optional<String> successMessageSql,
            Optional<String> successRedirect,
            Optional<String> errorMessage,
            Optional<String> errorRedirect) {

        /** Nothing of its own. */
        public static final Outcome NONE =
                new Outcome(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Checks the parts and copies the list. */
    public StoredQuery {
        requireNonNull(database, "database is null");
        requireNonNull(name, "name is null");
        requireNonNull(sql, "sql is null");
        requireNonNull(display, "display is null");
        parameters = List.copyOf(parameters);
        requireNonNull(origin, "origin is null");
        requireNonNull(outcome, "outcome is null");
    }

    /** What people call it. */
    public String title() {
        return display.title().filter(title -> !title.isEmpty()).orElse(name);
    }

    /** Under what it is sorted: the title with its ASCII letters small, as SQLite's own {@code lower} makes them. */
    public String sortKey() {
        StringBuilder key = new StringBuilder(title());
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                key.setCharAt(i, (char) (c + ('a' - 'A')));
            }
        }
        return key.toString();
    }
}
