package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.StoredQuery;

/**
 * A stored query in a list.
 *
 * @param query as it is kept
 * @param restricted whether only some people see it
 */
public record ListedQuery(StoredQuery query, boolean restricted) {

    /** Checks the query. */
    public ListedQuery {
        requireNonNull(query, "query is null");
    }

    /** Everything that programs are told in a list. */
    public PlainValue facts() {
        return describe(query).and("private", restricted).value();
    }

    /**
     * Everything that is kept about a query, as programs are told it.
     *
     * @param query as it is kept
     * @return to be added to
     */
    public static Facts describe(StoredQuery query) {
        return new Facts()
                .and("database", query.database())
                .and("name", query.name())
                .and("sql", query.sql())
                .and("title", query.display().title())
                .and("description", query.display().description())
                .and("description_html", query.display().descriptionHtml())
                .and("hide_sql", query.display().hideSql())
                .and("fragment", query.display().fragment())
                .and("parameters", query.parameters())
                .and("is_write", query.origin().writes())
                .and("is_private", query.origin().ownersOnly())
                .and("is_trusted", query.origin().trusted())
                .and("source", query.origin().source())
                .and("owner_id", query.origin().owner())
                .and("on_success_message", query.outcome().successMessage())
                .and("on_success_message_sql", query.outcome().successMessageSql())
                .and("on_success_redirect", query.outcome().successRedirect())
                .and("on_error_message", query.outcome().errorMessage())
                .and("on_error_redirect", query.outcome().errorRedirect());
    }
}
