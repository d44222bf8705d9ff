package dev.pergola.core.view.write;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.ActionItem;
import dev.pergola.api.hook.page.Asset;
import dev.pergola.api.hook.page.PageActions;
import dev.pergola.api.hook.page.PageAssets;
import dev.pergola.api.hook.page.PageContext;
import dev.pergola.api.hook.page.PageSubject;
import dev.pergola.api.hook.page.TemplateData;
import dev.pergola.core.view.SiteContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What pages offer to those who may change what they show: entries of the menu, a button above the rows, and the scripts that
 * make dialogs of the pages to which these lead.
 */
public final class WritingParts implements PageActions, PageAssets, TemplateData {

    /** Which pages have actions that change something. */
    public static final Set<String> CONCERNS = Set.of("database", "table", "row");

    private final SiteContext site;
    private final String files;

    /**
     * Makes the hook.
     *
     * @param site the site
     * @param files the name of the static files that have the scripts
     */
    public WritingParts(SiteContext site, String files) {
        this.site = requireNonNull(site, "site is null");
        this.files = requireNonNull(files, "files is null");
    }

    @Override
    public List<ActionItem> actions(PageContext context) {
        WritingOffers offers = WritingOffers.of(site, context);
        List<ActionItem> items = new ArrayList<>();
        if (context.page().subject() instanceof PageSubject.OfRow row) {
            String address = context.addresses().row(row.databaseName(), row.tableName(), row.key());
            if (offers.has(Permits.UPDATE_ROW)) {
                items.add(ActionItem.link(address + "/-/edit", "Edit row", "Change the values of this row"));
            }
            if (offers.has(Permits.DELETE_ROW)) {
                items.add(ActionItem.link(address + "/-/remove", "Delete row", "Remove this row for good"));
            }
        } else if (context.page().subject() instanceof PageSubject.OfTable table) {
            String address = context.addresses().table(table.databaseName(), table.name());
            if (offers.has(Permits.INSERT_ROW)) {
                items.add(ActionItem.link(address + "/-/new", "Insert row", "Add a row to this table"));
                items.add(ActionItem.link(
                        address + "/-/insert-rows", "Insert many rows", "Paste them, or take them from a file"));
            }
            if (offers.has(Permits.ALTER_TABLE)) {
                items.add(ActionItem.link(
                        address + "/-/edit-table", "Edit table", "Change its columns, its keys and its name"));
            }
        } else if (context.page().subject() instanceof PageSubject.OfDatabase database) {
            String address = context.addresses().database(database.name());
            if (offers.has(Permits.CREATE_TABLE)) {
                items.add(ActionItem.link(
                        address + "/-/new-table", "Create table", "Lay out its columns, or make it from rows"));
            }
            if (offers.has(WritingOffers.EXECUTE_WRITE_SQL)) {
                items.add(ActionItem.link(
                        address + "/-/execute-write",
                        "Execute write SQL",
                        "Run a statement that changes this database"));
            }
        }
        return items;
    }

    @Override
    public List<Asset> assets(PageContext context) {
        String script =
                switch (context.page().view()) {
                    case "row_form" -> "row-forms.js";
                    case "insert_rows" -> "insert-rows.js";
                    case "create_table" -> "create-table.js";
                    case "alter_table" -> "alter-table.js";
                    case "execute_write", "query_form" -> "sql-analysis.js";
                    case "table", "row" -> WritingOffers.of(site, context).any() ? "row-forms.js" : "";
                    default -> "";
                };
        return script.isEmpty()
                ? List.of()
                : List.of(
                        new Asset(Asset.Kind.MODULE, new Asset.Location(Optional.of(files), script), Optional.empty()));
    }

    /** The templates of tables and rows show it as {@code writing}. */
    @Override
    public Map<String, Object> data(PageContext context) {
        WritingOffers offers = WritingOffers.of(site, context);
        if (!offers.any() || offers.table().isEmpty()) {
            return Map.of();
        }
        Map<String, Object> writing = new LinkedHashMap<>();
        writing.put("database", offers.database());
        writing.put("table", offers.table());
        writing.put("tableAddress", context.addresses().table(offers.database(), offers.table()));
        writing.put("allowed", String.join(" ", new TreeSet<>(offers.actions())));
        writing.put("insert", offers.has(Permits.INSERT_ROW));
        return Map.of("writing", writing);
    }
}
