package dev.pergola.core.view.query;

import dev.pergola.api.http.QueryString;
import dev.pergola.core.model.StoredQuery;
import dev.pergola.core.page.ListedQuery;
import dev.pergola.core.page.QueryListPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The links that narrow a list of queries.
 *
 * @param path of the list
 * @param arguments in force, without those that say which page
 * @param listed every query that the filter lets through
 */
record QueryGroups(String path, QueryString arguments, List<ListedQuery> listed) {

    List<QueryListPage.Group> of(QueryFilter filter) {
        return List.of(
                new QueryListPage.Group(
                        "Mode",
                        items(
                                QueryFilter.WRITES,
                                filter.writes(),
                                new Property("Read-only", "Writable", query -> query.origin()
                                        .writes()))),
                new QueryListPage.Group(
                        "Visibility",
                        items(
                                QueryFilter.OWNERS_ONLY,
                                filter.ownersOnly(),
                                new Property("Not private", "Private", query -> query.origin()
                                        .ownersOnly()))));
    }

    /** Something that is so or not, with a word for either. */
    private record Property(String negative, String positive, Predicate<StoredQuery> holds) {}

    /** Without what no query has, unless it is what the list is narrowed by. */
    private List<QueryListPage.Item> items(String argument, Optional<Boolean> chosen, Property property) {
        List<QueryListPage.Item> items = new ArrayList<>();
        for (boolean value : new boolean[] {false, true}) {
            int count = (int) listed.stream()
                    .filter(item -> property.holds().test(item.query()) == value)
                    .count();
            boolean active = chosen.isPresent() && chosen.get() == value;
            if (count > 0 || active) {
                QueryString others = arguments.without(argument);
                QueryString query = active ? others : others.adding(argument, value ? "1" : "0");
                items.add(new QueryListPage.Item(
                        value ? property.positive() : property.negative(), count, query.appendTo(path), active));
            }
        }
        return items;
    }
}
