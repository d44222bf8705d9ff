package dev.pergola.core.config;

import dev.pergola.core.model.StoredQuery;
import java.util.Optional;

/** Checks one stored query: its SQL alone, or a map of options. */
final class QueryCheck {

    private QueryCheck() {}

    static Optional<QueryOptions> read(Section queries, String name, Node node) {
        if (node instanceof Node.Fields) {
            return read(queries, name, queries.section(name));
        }
        return queries.text(node, queries.pathOf(name), "SQL, or a map of options")
                .map(sql -> options(sql, Section.empty()));
    }

    private static Optional<QueryOptions> read(Section queries, String name, Section section) {
        Optional<String> sql = section.text("sql");
        if (section.value("sql").isEmpty()) {
            queries.error(name, "The query has no SQL.", Optional.of("Add the key sql."));
        }
        // Read even without SQL: the other options may hold problems of their own.
        QueryOptions options = options(sql.orElse(""), section);
        section.warnAboutOtherKeys();
        return sql.map(present -> options);
    }

    private static QueryOptions options(String sql, Section section) {
        return new QueryOptions(
                sql,
                new StoredQuery.Display(
                        section.text("title"),
                        section.text("description"),
                        section.text("description_html"),
                        section.text("fragment"),
                        section.flag("hide_sql", false)),
                section.texts("params"),
                section.flag("write", false),
                section.flag("is_trusted", true),
                new StoredQuery.Outcome(
                        section.text("on_success_message"),
                        section.text("on_success_message_sql"),
                        section.text("on_success_redirect"),
                        section.text("on_error_message"),
                        section.text("on_error_redirect")),
                AccessCheck.read(section));
    }
}
