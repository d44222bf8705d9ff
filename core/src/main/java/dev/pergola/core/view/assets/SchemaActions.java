package dev.pergola.core.view.assets;

import dev.pergola.api.hook.page.ActionItem;
import dev.pergola.api.hook.page.PageActions;
import dev.pergola.api.hook.page.PageContext;
import dev.pergola.api.hook.page.PageSubject;
import dev.pergola.api.hook.page.SiteAddresses;
import java.util.List;
import java.util.Set;

/** From databases, tables and views to the statements that made them. */
public final class SchemaActions implements PageActions {

    /** What it is asked about. */
    public static final Set<String> CONCERNS = Set.of("database", "table", "view");

    @Override
    public List<ActionItem> actions(PageContext context) {
        PageSubject subject = context.page().subject();
        SiteAddresses addresses = context.addresses();
        if (subject instanceof PageSubject.OfDatabase database) {
            return schema(addresses.database(database.name()), "The statements that made its tables and views");
        }
        return subject instanceof PageSubject.OfTable table
                ? schema(addresses.table(table.databaseName(), table.name()), "The statement that made it")
                : List.of();
    }

    private static List<ActionItem> schema(String address, String description) {
        return List.of(ActionItem.link(address + "/-/schema", "Show the schema", description));
    }
}
