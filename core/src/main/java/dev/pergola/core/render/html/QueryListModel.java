package dev.pergola.core.render.html;

import dev.pergola.core.page.ListedQuery;
import dev.pergola.core.page.NextPage;
import dev.pergola.core.page.QueryListPage;
import dev.pergola.core.text.NumberGrouping;
import dev.pergola.core.text.SiteUrls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a list of stored queries shows. */
record QueryListModel(
        String heading,
        Optional<LinkModel> allLink,
        String path,
        String text,
        List<Hidden> hidden,
        List<Group> groups,
        boolean showDatabase,
        boolean showOwner,
        List<Item> queries,
        boolean hasQueries,
        boolean privateNote,
        boolean trustedNote,
        String nextAddress) {

    /** A filter that a search keeps. */
    record Hidden(String name, String value) {}

    /** Links that narrow the list by one property. */
    record Group(String title, List<Facet> items, boolean shown) {}

    /** One of them. */
    record Facet(String label, String count, String address, boolean active) {}

    /** A query of the list; its database is known by its name only. */
    record Item(
            String database,
            String databaseAddress,
            String title,
            String name,
            String address,
            String description,
            String owner,
            List<String> flags,
            boolean restricted) {}

    static QueryListModel of(QueryListPage page) {
        SiteUrls urls = new SiteUrls(page.frame().site().basePath());
        return new QueryListModel(
                page.database().map(database -> "Queries of " + database.name()).orElse("Queries"),
                page.database()
                        .map(database -> new LinkModel("Queries of all databases", urls.path("-/queries"), true)),
                page.path(),
                page.filters().text(),
                hidden(page.filters()),
                page.groups().stream().map(QueryListModel::group).toList(),
                page.database().isEmpty(),
                page.queries().stream()
                        .anyMatch(item -> item.query().origin().owner().isPresent()),
                page.queries().stream().map(item -> item(item, urls)).toList(),
                !page.queries().isEmpty(),
                page.showsOwnersOnly(),
                page.showsTrusted(),
                page.next().map(NextPage::address).orElse(""));
    }

    private static List<Hidden> hidden(QueryListPage.Filters filters) {
        List<Hidden> hidden = new ArrayList<>();
        hidden.add(new Hidden("is_write", filters.writes()));
        hidden.add(new Hidden("is_private", filters.ownersOnly()));
        hidden.add(new Hidden("source", filters.source()));
        hidden.add(new Hidden("owner_id", filters.owner()));
        hidden.removeIf(filter -> filter.value().isEmpty());
        return List.copyOf(hidden);
    }

    private static Group group(QueryListPage.Group group) {
        List<Facet> items = group.items().stream()
                .map(item ->
                        new Facet(item.label(), NumberGrouping.format(item.count()), item.address(), item.active()))
                .toList();
        return new Group(group.title(), items, !items.isEmpty());
    }

    private static Item item(ListedQuery listed, SiteUrls urls) {
        String database = listed.query().database();
        String fragment =
                listed.query().display().fragment().map(name -> "#" + name).orElse("");
        return new Item(
                database,
                urls.database(database),
                listed.query().title(),
                listed.query().name(),
                urls.table(database, listed.query().name()) + fragment,
                listed.query().display().description().orElse(""),
                listed.query().origin().owner().orElse(""),
                flags(listed),
                listed.restricted());
    }

    private static List<String> flags(ListedQuery listed) {
        List<String> flags = new ArrayList<>();
        flags.add(listed.query().origin().writes() ? "Writable" : "Read-only");
        if (listed.query().origin().ownersOnly()) {
            flags.add("Private");
        }
        if (listed.query().origin().trusted()) {
            flags.add("Trusted");
        }
        return List.copyOf(flags);
    }
}
