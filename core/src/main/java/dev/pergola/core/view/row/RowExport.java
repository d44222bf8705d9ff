package dev.pergola.core.view.row;

import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.config.Setting;
import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.page.Export;
import dev.pergola.core.page.RowGrid;
import dev.pergola.core.plan.RowPlan;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.query.SingleRow;
import dev.pergola.core.text.CssClass;
import dev.pergola.core.text.RowPath;
import dev.pergola.core.view.BinaryCell;
import dev.pergola.core.view.Exports;
import dev.pergola.core.view.Freshness;
import dev.pergola.core.view.SiteContext;
import java.util.List;
import java.util.Optional;

/** One row as CSV, and the bytes of one of its cells. */
record RowExport(SiteContext site, QueriedDatabase database, RowPlan plan, List<String> key) {

    Response answer(String format, Request request) {
        try (SingleRow row = database.row(plan, key, Optional.empty());
                OneRow flowing = new OneRow(row, row.cursor())) {
            RowGrid grid = RowGrid.of(flowing);
            String table = plan.table().name();
            if (format.equals(Exports.BLOB)) {
                Response bytes = BinaryCell.answer(grid, request, List.of(CssClass.of(table), RowPath.join(key)));
                return Freshness.mark(bytes, request, site.setting(Setting.DEFAULT_CACHE_TTL));
            }
            return new Exports(site)
                    .page(
                            format,
                            new Export(grid, (cells, column) -> link(request, column.name())),
                            request,
                            RowPath.join(key));
        }
    }

    private String link(Request request, String column) {
        DatabaseInfo info = database.info();
        String address = site.urls().row(info.route(), plan.table().name(), key);
        return request.absolute(QueryString.of("_blob_column", column).appendTo(address + "." + Exports.BLOB));
    }
}
