package dev.pergola.core.view.query;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.ActionItem;
import dev.pergola.api.hook.page.PageActions;
import dev.pergola.api.hook.page.PageContext;
import dev.pergola.api.hook.page.PageSubject;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.view.SiteContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What those who may can do with a query: keep one that they wrote, change or delete one that is kept. */
public final class QueryActions implements PageActions {

    /** What it is asked about. */
    public static final Set<String> CONCERNS = Set.of("query", "stored_query");

    private final SiteContext site;

    /**
     * Makes the hook.
     *
     * @param site the site
     */
    public QueryActions(SiteContext site) {
        this.site = requireNonNull(site, "site is null");
    }

    @Override
    public List<ActionItem> actions(PageContext context) {
        if (!(context.page().subject() instanceof PageSubject.OfQuery query)) {
            return List.of();
        }
        return query.name().isPresent()
                ? ofStored(context, query.databaseName(), query.name().get())
                : ofWritten(context, query);
    }

    private boolean allows(PageContext context, String action, Resource resource) {
        return site.allows(context.request(), Actions.builtIn().named(action).orElseThrow(), resource);
    }

    private List<ActionItem> ofWritten(PageContext context, PageSubject.OfQuery query) {
        Resource database = Resource.database(query.databaseName());
        return QueryOffers.saveAddress(site, context.request(), database, query.sql()).stream()
                .map(address -> ActionItem.link(address, "Save this query", "Give it a name and an address"))
                .toList();
    }

    private List<ActionItem> ofStored(PageContext context, String database, String name) {
        boolean changeable = site.records()
                .queries()
                .find(database, name)
                .filter(kept -> !kept.origin().trusted())
                .isPresent();
        List<ActionItem> items = new ArrayList<>();
        Resource resource = Resource.inDatabase(database, name);
        String address = context.addresses().table(database, name);
        if (changeable && allows(context, "update-query", resource)) {
            items.add(ActionItem.link(address + "/-/edit", "Edit this query", "Change its title and its SQL"));
        }
        if (changeable && allows(context, "delete-query", resource)) {
            items.add(ActionItem.link(address + "/-/delete", "Delete this query", "The data stays"));
        }
        return items;
    }
}
