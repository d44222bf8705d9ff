package dev.pergola.core.view.write;

import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.page.Facts;
import dev.pergola.core.view.AssignedType;
import dev.pergola.core.view.ColumnTypes;
import dev.pergola.core.view.SiteContext;
import java.util.List;
import java.util.Locale;

/** What scripts have to know of a table in order to offer what can be done with it. */
final class TableFacts {

    private TableFacts() {}

    static Facts of(SiteContext site, RouteContext context, WriteTarget target) {
        TableSchema table = target.table();
        ColumnTypes types =
                ColumnTypes.of(site, context, target.database().info().name(), table);
        List<PlainValue> columns = table.columns().stream()
                .filter(column -> !column.hidden())
                .map(column -> column(table, column, types))
                .toList();
        String address = site.urls().table(target.database().info().route(), table.name());
        return new Facts()
                .and("database", target.database().info().name())
                .and("table", table.name())
                .and("tableUrl", address)
                .and(
                        "databaseUrl",
                        site.urls().database(target.database().info().route()))
                .and("primaryKey", table.primaryKey())
                .and("columns", new PlainValue.Items(columns));
    }

    private static PlainValue column(TableSchema table, ColumnSchema column, ColumnTypes types) {
        Facts facts = new Facts()
                .and("name", column.name())
                .and("declaredType", column.declaredType())
                .and("affinity", column.affinity().name().toLowerCase(Locale.ROOT))
                .and("number", SentRow.isNumeric(column))
                .and("notNull", column.notNull())
                .and("isPk", column.inPrimaryKey())
                .and("generated", column.generated())
                .and("default", column.defaultValue())
                .and("columnType", types.of(column.name()).map(AssignedType::name));
        table.foreignKeys().from(column.name()).ifPresent(key -> facts.and("fk_table", key.otherTable())
                .and("fk_column", key.otherColumn()));
        return facts.value();
    }
}
