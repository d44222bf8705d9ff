package dev.pergola.core.view.table;

import dev.pergola.api.http.Request;
import dev.pergola.core.model.DatabaseSchema;
import dev.pergola.core.model.ForeignKey;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.plan.LabelColumn;
import dev.pergola.core.plan.TablePlan;
import dev.pergola.core.view.SiteContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Which columns of a table are shown with the names of the rows that they refer to. */
final class Labels {

    private Labels() {}

    /** Pages link along every relation that the reader may follow; programs ask for the columns that they want. */
    static Predicate<ForeignKey> linked(SiteContext site, Request request, String database, boolean forPeople) {
        List<String> wanted = request.query().all("_label");
        boolean all =
                forPeople || request.parameter("_labels").map(Labels::isOn).orElse(false);
        return key -> (wanted.isEmpty() ? all : wanted.contains(key.column()))
                && site.allows(request, Actions.VIEW_TABLE, Resource.inDatabase(database, key.otherTable()));
    }

    private static boolean isOn(String text) {
        return text.equalsIgnoreCase("on") || text.equalsIgnoreCase("true") || text.equals("1");
    }

    /** The labels to be selected. */
    static List<LabelColumn> of(DatabaseSchema schema, TableSchema table, Predicate<ForeignKey> linked) {
        return LabelColumn.of(schema, table).stream()
                .filter(label -> linked.test(label.key()))
                .toList();
    }

    /**
     * Where labels stand among the cells. A row of a table that has no column to name its rows is named by its key, which
     * programs are told and people see anyway.
     */
    static Map<String, Integer> cells(TablePlan plan, Predicate<ForeignKey> linked, boolean forPeople) {
        Map<String, Integer> cells = new HashMap<>(plan.paging().labelPositions());
        if (!forPeople) {
            List<String> columns = plan.columns();
            plan.table().foreignKeys().declared().stream()
                    .filter(linked)
                    .filter(key -> columns.contains(key.column()))
                    .forEach(key -> cells.putIfAbsent(key.column(), columns.indexOf(key.column())));
        }
        return cells;
    }
}
