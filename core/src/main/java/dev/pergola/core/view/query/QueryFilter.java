package dev.pergola.core.view.query;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.http.QueryString;
import dev.pergola.core.model.StoredQuery;
import dev.pergola.core.page.ListedQuery;
import dev.pergola.core.page.QueryListPage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a list of queries is narrowed by.
 *
 * @param asked as it was asked for
 * @param writes whether they change data; empty for all
 * @param ownersOnly whether they are private; empty for all
 */
record QueryFilter(QueryListPage.Filters asked, Optional<Boolean> writes, Optional<Boolean> ownersOnly) {

    static final String WRITES = "is_write";
    static final String OWNERS_ONLY = "is_private";

    private static final Set<String> YES = Set.of("1", "true", "t", "yes", "on");
    private static final Set<String> NO = Set.of("0", "false", "f", "no", "off");

    static QueryFilter of(QueryString query) {
        QueryListPage.Filters asked = new QueryListPage.Filters(
                text(query, "q"),
                text(query, WRITES),
                text(query, OWNERS_ONLY),
                text(query, "source"),
                text(query, "owner_id"));
        return new QueryFilter(asked, truth(WRITES, asked.writes()), truth(OWNERS_ONLY, asked.ownersOnly()));
    }

    private static String text(QueryString query, String name) {
        return query.first(name).orElse("").strip();
    }

    private static Optional<Boolean> truth(String name, String text) {
        String small = text.toLowerCase(Locale.ROOT);
        if (small.isEmpty()) {
            return Optional.empty();
        }
        if (!YES.contains(small) && !NO.contains(small)) {
            throw new ServerException(ErrorCode.BAD_REQUEST, name + " must be 0 or 1", "Leave it out to see both.");
        }
        return Optional.of(YES.contains(small));
    }

    List<ListedQuery> apply(List<ListedQuery> queries) {
        Predicate<StoredQuery> wanted = this::includes;
        return queries.stream().filter(item -> wanted.test(item.query())).toList();
    }

    private boolean includes(StoredQuery query) {
        return writes.map(value -> value == query.origin().writes()).orElse(true)
                && ownersOnly.map(value -> value == query.origin().ownersOnly()).orElse(true)
                && (asked.source().isEmpty()
                        || asked.source().equals(query.origin().source()))
                && (asked.owner().isEmpty()
                        || asked.owner().equals(query.origin().owner().orElse("")))
                && saysText(query);
    }

    private boolean saysText(StoredQuery query) {
        String part = asked.text().toLowerCase(Locale.ROOT);
        return Stream.of(
                        query.name(),
                        query.display().title().orElse(""),
                        query.display().description().orElse(""),
                        query.sql())
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(part));
    }
}
