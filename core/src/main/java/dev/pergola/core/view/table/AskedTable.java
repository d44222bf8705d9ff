package dev.pergola.core.view.table;

import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.PageSubject;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.http.Request;
import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.model.DatabaseSchema;
import dev.pergola.core.model.ForeignKey;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.page.ShownColumn;
import dev.pergola.core.plan.TablePlan;
import dev.pergola.core.plan.TablePlanner;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.view.CellRenderers;
import dev.pergola.core.view.ColumnTypes;
import dev.pergola.core.view.PluginFormats;
import dev.pergola.core.view.SiteContext;
import java.util.List;
import java.util.function.Predicate;

/**
 * What was asked for, once it is understood.
 *
 * @param context of the request
 * @param format in which it is answered
 * @param database where the table is
 * @param schema its tables
 * @param planner knows the table and what the configuration says about it
 * @param plan of the page
 * @param types of its columns
 * @param linked the relations that the reader may follow and wants to
 */
record AskedTable(
        RouteContext context,
        String format,
        QueriedDatabase database,
        DatabaseSchema schema,
        TablePlanner planner,
        TablePlan plan,
        ColumnTypes types,
        Predicate<ForeignKey> linked) {

    boolean html() {
        return format.equals(SiteContext.HTML);
    }

    /** The formats of plugins. */
    PluginFormats plugins() {
        return PluginFormats.of(context);
    }

    /** For hooks that add to the page. */
    PageDescription description() {
        return PageDescription.of(
                        "table",
                        new PageSubject.OfTable(
                                info().name(), plan.table().name(), plan.table().view()))
                .withColumns(plan.columns());
    }

    Request request() {
        return context.request();
    }

    DatabaseInfo info() {
        return database.info();
    }

    /** The columns as their types and plugins show them, on the page of this cursor. */
    List<ShownColumn> shown(SiteContext site, List<ShownColumn> columns, RowCursor rows) {
        TableSchema table = plan.table();
        CellRenderers.Place place = types.place(info().name(), table);
        return CellRenderers.applied(site, context, place, types.applied(columns, rows), rows);
    }
}
