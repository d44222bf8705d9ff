package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.model.PlainValue;
import java.util.List;
import java.util.Optional;

/**
 * Stored queries, a page of them.
 *
 * @param frame what every page has
 * @param database whose queries are listed; empty for those of all databases
 * @param queries on this page
 * @param next where they go on; empty on the last page
 * @param limit how many a page has at most
 * @param path of the list
 * @param filters what narrows the list, as it was asked for
 * @param groups links that narrow it further
 */
public record QueryListPage(
        PageFrame frame,
        Optional<DatabaseInfo> database,
        List<ListedQuery> queries,
        Optional<NextPage> next,
        int limit,
        String path,
        Filters filters,
        List<Group> groups)
        implements Page {

    /** Checks the parts and copies the lists. */
    public QueryListPage {
        requireNonNull(frame, "frame is null");
        requireNonNull(database, "database is null");
        queries = List.copyOf(queries);
        requireNonNull(next, "next is null");
        requireNonNull(path, "path is null");
        requireNonNull(filters, "filters is null");
        groups = List.copyOf(groups);
    }

    /**
     * What narrows the list, each as it was asked for and blank where it was not.
     *
     * @param text part of the name, title, description or SQL
     * @param writes whether they change data
     * @param ownersOnly whether they are private
     * @param source who keeps them
     * @param owner the id of who stored them
     */
    public record Filters(String text, String writes, String ownersOnly, String source, String owner) {}

    /**
     * Links that narrow the list by one property.
     *
     * @param title of the property
     * @param items its values
     */
    public record Group(String title, List<Item> items) {

        /** Copies the list. */
        public Group {
            items = List.copyOf(items);
        }
    }

    /**
     * A value of a property.
     *
     * @param label in words
     * @param count how many queries of the list have it
     * @param address of the list narrowed by it, or not any more where it is
     * @param active whether it narrows the list
     */
    public record Item(String label, int count, String address, boolean active) {

        private PlainValue facts() {
            return new Facts()
                    .and("label", label)
                    .and("count", count)
                    .and("href", address)
                    .and("active", active)
                    .value();
        }
    }

    /** Whether one of the queries is for its owner alone. */
    public boolean showsOwnersOnly() {
        return queries.stream().anyMatch(item -> item.query().origin().ownersOnly());
    }

    /** Whether one of the queries runs without the permission to run SQL. */
    public boolean showsTrusted() {
        return queries.stream().anyMatch(item -> item.query().origin().trusted());
    }

    /** Everything that programs are told. */
    public PlainValue facts() {
        return new Facts()
                .and("ok", true)
                .and("database", database.map(DatabaseInfo::name))
                .and("database_color", database.map(DatabaseInfo::colour))
                .and(
                        "queries",
                        new PlainValue.Items(
                                queries.stream().map(ListedQuery::facts).toList()))
                .and("next", next.map(NextPage::token))
                .and("next_url", next.map(NextPage::address))
                .and("limit", limit)
                .and("show_private_note", showsOwnersOnly())
                .and("show_trusted_note", showsTrusted())
                .and("query_list_path", path)
                .and("show_database", database.isEmpty())
                .and(
                        "facets",
                        new PlainValue.Items(
                                groups.stream().map(QueryListPage::facts).toList()))
                .and(
                        "filters",
                        new Facts()
                                .and("q", filters.text())
                                .and("is_write", filters.writes())
                                .and("is_private", filters.ownersOnly())
                                .and("source", filters.source())
                                .and("owner_id", filters.owner())
                                .value())
                .value();
    }

    private static PlainValue facts(Group group) {
        return new Facts()
                .and("title", group.title())
                .and(
                        "items",
                        new PlainValue.Items(
                                group.items().stream().map(Item::facts).toList()))
                .value();
    }
}
