package dev.pergola.core.config;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.AccessOptions;
import java.util.List;
import java.util.Optional;

/**
 * A stored query.
 *
 * @param sql what runs
 * @param display how it is shown
 * @param parameters the names of its parameters in order; empty to take them from the SQL
 * @param write whether it changes data and is run by POST
 * @param trusted whether it runs without the permission to run SQL
 * @param outcome what a write query says and where it leads afterwards
 * @param access who may view it
 */
public record QueryOptions(
        String sql,
        Display display,
        Optional<List<String>> parameters,
        boolean write,
        boolean trusted,
        Outcome outcome,
        AccessOptions access) {

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
     * What a write query says and where it leads afterwards.
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
            Optional<String> errorRedirect) {}

    /** Checks the SQL and copies the list. */
    public QueryOptions {
        requireNonNull(sql, "sql is null");
        parameters = parameters.map(List::copyOf);
    }
}
