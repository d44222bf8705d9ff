package dev.pergola.core.page;

import dev.pergola.api.hook.page.PageParts;
import dev.pergola.api.http.QueryString;
import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.model.RowCount;
import dev.pergola.core.model.TableKind;
import dev.pergola.core.model.TableSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pages for tests, as simple as they can be. */
public final class Pages {
    public static final DatabaseInfo GARDEN =
            new DatabaseInfo("garden", "garden", Optional.empty(), 4096, true, false, Optional.empty(), "3f7d58");

    public static final List<FilterChoice> CHOICES = List.of(
            new FilterChoice("exact", "=", true),
            new FilterChoice("contains", "contains", true),
            new FilterChoice("gt", ">", true),
            new FilterChoice("isnull", "is null", false));

    private Pages() {}

    public static PageFrame frame(String title) {
        return frame(title, PageParts.none());
    }

    public static PageFrame frame(String title, PageParts parts) {
        return new PageFrame(new Site("Pergola", "/", "0.1.0"), title, List.of(), Optional.empty(), parts);
    }

    /** A table whose first column is its key. */
    public static TableSchema keyed(String name, List<String> columns) {
        return TableSchema.of(
                name,
                TableKind.TABLE,
                columns.stream()
                        .map(column -> ColumnSchema.of(column, "TEXT")
                                .withPrimaryKeyPosition(column.equals(columns.get(0)) ? 1 : 0))
                        .toList());
    }

    public static TablePage table(TableSchema table, RowGrid grid) {
        return new TablePage(
                frame("garden: " + table.name()),
                GARDEN,
                table,
                grid,
                Optional.of(new RowCount(2, false)),
                controls("/garden/" + table.name(), table.columnNames()),
                TableFacets.NONE,
                TableOffers.NONE,
                Map.of());
    }

    public static TableControls controls(String pathAndQuery, List<String> sortable) {
        int question = pathAndQuery.indexOf('?');
        String path = question < 0 ? pathAndQuery : pathAndQuery.substring(0, question);
        QueryString query = QueryString.parse(question < 0 ? "" : pathAndQuery.substring(question + 1));
        return new TableControls(
                new Address(path, query), Optional.empty(), sortable, List.of(), CHOICES, Optional.empty(), "");
    }

    public static QueryPage query(QueryPage.Outcome outcome) {
        return new QueryPage(
                frame("garden: select"),
                GARDEN,
                "select * from plants",
                new Address("/garden/-/query", QueryString.of("sql", "select * from plants")),
                List.of(),
                outcome,
                Optional.empty(),
                QueryPage.Offers.NONE,
                Map.of());
    }

    /** A keyed grid that shows every cell, the first being the key. */
    public static RowGrid keyedGrid(ResultRows rows) {
        RowGrid plain = RowGrid.of(rows);
        return new RowGrid(plain.columns(), List.of(0), rows);
    }
}
