package dev.pergola.api.data;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A query that has a name and an address of its own. Immutable; each method that changes something answers with another one.
 *
 * @param database the name of the database in which it runs; need not be attached
 * @param name unique among the queries of the database; the last part of its address
 * @param sql one statement
 * @param parameters names in the order in which they are asked for; empty to take them from the SQL
 * @param display how it is shown
 * @param origin who keeps it and what it may
 * @param outcome what a writing query says and where it leads afterwards
 */
public record StoredQuery(
        String database,
        String name,
        String sql,
        List<String> parameters,
        Display display,
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
            boolean hideSql) {

        /** Checks the parts. */
        public Display {
            requireNonNull(title, "title is null");
            requireNonNull(description, "description is null");
            requireNonNull(descriptionHtml, "descriptionHtml is null");
            requireNonNull(fragment, "fragment is null");
        }

        /**
         * As it is.
         *
         * @return nothing is said
         */
        public static Display plain() {
            return new Display(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
        }
    }

    /** Who keeps a query. */
    public enum Source {
        /** The configuration. */
        CONFIGURATION,
        /** A person. */
        USER,
        /** A plugin. */
        PLUGIN
    }

    /**
     * Who keeps a query and what it may.
     *
     * @param source who keeps it
     * @param owner the id of the actor to whom it belongs; empty for none
     * @param writes whether it changes data, so that it runs by POST only
     * @param ownersOnly whether nobody but its owner sees it
     * @param trusted whether it runs without the permissions to run SQL and to touch what it touches
     */
    public record Origin(Source source, Optional<String> owner, boolean writes, boolean ownersOnly, boolean trusted) {

        /** Checks the parts. */
        public Origin {
            requireNonNull(source, "source is null");
            requireNonNull(owner, "owner is null");
        }

        /**
         * Kept by a plugin.
         *
         * @return reads, is seen by all who may see queries, and is not trusted
         */
        public static Origin plugin() {
            return new Origin(Source.PLUGIN, Optional.empty(), false, false, false);
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

        /** Checks the parts. */
        public Outcome {
            requireNonNull(successMessage, "successMessage is null");
            requireNonNull(successMessageSql, "successMessageSql is null");
            requireNonNull(successRedirect, "successRedirect is null");
            requireNonNull(errorMessage, "errorMessage is null");
            requireNonNull(errorRedirect, "errorRedirect is null");
        }

        /**
         * As the server does by itself.
         *
         * @return nothing is said
         */
        public static Outcome usual() {
            return new Outcome(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /** Checks the parts and copies the list. */
    public StoredQuery {
        requireNonNull(database, "database is null");
        if (requireNonNull(name, "name is null").isBlank()) {
            throw new IllegalArgumentException("The name of a query is blank.");
        }
        if (requireNonNull(sql, "sql is null").isBlank()) {
            throw new IllegalArgumentException("The SQL of a query is blank.");
        }
        parameters = List.copyOf(parameters);
        requireNonNull(display, "display is null");
        requireNonNull(origin, "origin is null");
        requireNonNull(outcome, "outcome is null");
    }

    /**
     * A query of a plugin that reads.
     *
     * @param database the name of the database in which it runs
     * @param name unique among the queries of the database
     * @param sql one statement
     * @return the query
     */
    public static StoredQuery of(String database, String name, String sql) {
        return new StoredQuery(database, name, sql, List.of(), Display.plain(), Origin.plugin(), Outcome.usual());
    }

    /**
     * The same with other SQL.
     *
     * @param other one statement
     * @return a new value
     */
    public StoredQuery withSql(String other) {
        return new StoredQuery(database, name, other, parameters, display, origin, outcome);
    }

    /**
     * The same with other parameters.
     *
     * @param names in the order in which they are asked for
     * @return a new value
     */
    public StoredQuery withParameters(List<String> names) {
        return new StoredQuery(database, name, sql, names, display, origin, outcome);
    }

    /**
     * The same with another title.
     *
     * @param title instead of the name
     * @return a new value
     */
    public StoredQuery titled(String title) {
        return shownAs(new Display(
                Optional.of(title),
                display.description(),
                display.descriptionHtml(),
                display.fragment(),
                display.hideSql()));
    }

    /**
     * The same, shown in another way.
     *
     * @param other how
     * @return a new value
     */
    public StoredQuery shownAs(Display other) {
        return new StoredQuery(database, name, sql, parameters, other, origin, outcome);
    }

    /**
     * The same with other rights.
     *
     * @param other who keeps it and what it may
     * @return a new value
     */
    public StoredQuery keptAs(Origin other) {
        return new StoredQuery(database, name, sql, parameters, display, other, outcome);
    }

    /**
     * The same with another end.
     *
     * @param other what it says and where it leads
     * @return a new value
     */
    public StoredQuery ending(Outcome other) {
        return new StoredQuery(database, name, sql, parameters, display, origin, other);
    }
}
