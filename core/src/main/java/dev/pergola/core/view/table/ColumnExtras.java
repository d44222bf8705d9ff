package dev.pergola.core.view.table;

import dev.pergola.core.config.Setting;
import dev.pergola.core.hooks.LeasedHooks;
import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.DatabaseSchema;
import dev.pergola.core.model.ForeignKey;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.page.Facts;
import dev.pergola.core.page.ShownColumn;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.query.Encoding;
import dev.pergola.core.query.TableRows;
import dev.pergola.core.view.AssignedType;
import dev.pergola.core.view.Extras;
import dev.pergola.core.view.KnownType;
import dev.pergola.core.view.RenderedCells;
import dev.pergola.core.view.SiteContext;
import dev.pergola.core.view.TimeLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The extras of a table page that tell about its columns. */
final class ColumnExtras {
    static final String RENDERED = "render_cell";

    private static final String ROWID = "rowid";

    private ColumnExtras() {}

    /** Adds them to what there is to ask for. */
    static void add(Extras extras, SiteContext site, AskedTable asked, PlainValue renderedCells) {
        extras.and("display_columns", () -> displayColumns(site, asked))
                .and("column_types", () -> asked.types().facts())
                .and("set_column_type_ui", () -> typeChoices(site, asked))
                .and("expandable_columns", () -> expandable(asked))
                .and(RENDERED, () -> renderedCells);
    }

    private static PlainValue displayColumns(SiteContext site, AskedTable asked) {
        TableSchema table = asked.plan().table();
        Map<String, String> descriptions =
                site.metadata().table(asked.info().name(), table.name()).columns();
        boolean linkedByKey = table.primaryKey().size() == 1;
        List<PlainValue> columns = new ArrayList<>();
        if (!table.view() && !linkedByKey) {
            columns.add(new Facts()
                    .and("name", "Link")
                    .and("sortable", false)
                    .and("is_pk", false)
                    .and("type", "")
                    .and("notnull", 0)
                    .and("is_special_link_column", true)
                    .value());
        }
        for (String name : asked.plan().columns()) {
            Facts column = displayColumn(asked, name);
            boolean link = linkedByKey && table.primaryKey().contains(name);
            columns.add(link ? column.value() : described(column, asked, name, descriptions));
        }
        return new PlainValue.Items(columns);
    }

    private static Facts displayColumn(AskedTable asked, String name) {
        TableSchema table = asked.plan().table();
        Optional<ColumnSchema> schema = table.column(name);
        boolean rowid = schema.isEmpty() && name.equals(ROWID);
        return new Facts()
                .and("name", name)
                .and("sortable", asked.planner().sortableColumns().contains(name))
                .and("is_pk", rowid || schema.map(ColumnSchema::inPrimaryKey).orElse(false))
                .and(
                        "type",
                        rowid
                                ? "integer"
                                : schema.map(ColumnSchema::declaredType).orElse(""))
                .and("notnull", schema.map(ColumnSchema::notNull).orElse(false) ? 1 : 0);
    }

    private static PlainValue described(Facts column, AskedTable asked, String name, Map<String, String> descriptions) {
        return column.and("description", Optional.ofNullable(descriptions.get(name)))
                .and("column_type", asked.types().of(name).map(AssignedType::name))
                .and(
                        "column_type_config",
                        asked.types().of(name).map(AssignedType::settings).orElseGet(PlainValue::nothing))
                .value();
    }

    private static PlainValue typeChoices(SiteContext site, AskedTable asked) {
        TableSchema table = asked.plan().table();
        boolean allowed = !table.view()
                && site.allows(
                        asked.request(),
                        Actions.SET_COLUMN_TYPE,
                        Resource.inDatabase(asked.info().name(), table.name()));
        String path = site.urls().table(asked.info().route(), table.name()) + "/-/set-column-type";
        List<KnownType> known =
                LeasedHooks.of(asked.context()).map(KnownType::all).orElse(List.of());
        return allowed ? asked.types().choices(known, table, path) : PlainValue.nothing();
    }

    private static PlainValue expandable(AskedTable asked) {
        return new PlainValue.Items(asked.plan().table().foreignKeys().declared().stream()
                .map(key -> expandable(key, asked.schema()))
                .toList());
    }

    private static PlainValue expandable(ForeignKey key, DatabaseSchema schema) {
        PlainValue relation = new Facts()
                .and("column", key.column())
                .and("other_table", key.otherTable())
                .and("other_column", key.implied() ? Optional.<String>empty() : Optional.of(key.otherColumn()))
                .value();
        PlainValue label = schema.table(key.otherTable())
                .flatMap(TableSchema::labelColumn)
                .map(PlainValue::of)
                .orElseGet(PlainValue::nothing);
        return new PlainValue.Items(List.of(relation, label));
    }

    /** Reads the rows once more, since those of the page flow into the answer only after the extras. */
    static PlainValue renderedCells(SiteContext site, AskedTable asked) {
        List<ShownColumn> columns = new ArrayList<>();
        asked.plan().columns().forEach(name -> columns.add(ShownColumn.of(name, columns.size())));
        TableRows.Request wanted = new TableRows.Request(
                Encoding.NONE,
                Optional.empty(),
                TimeLimit.of(asked.request(), site.setting(Setting.SQL_TIME_LIMIT_MS)));
        try (TableRows rows = asked.database().rows(asked.plan(), wanted)) {
            return RenderedCells.of(asked.shown(site, columns, rows.cursor()), rows.cursor());
        }
    }
}
