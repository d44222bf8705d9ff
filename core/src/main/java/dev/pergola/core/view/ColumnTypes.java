package dev.pergola.core.view;

import dev.pergola.api.data.SqlValue;
import dev.pergola.api.hook.table.JsonForm;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.core.config.ColumnTypeOption;
import dev.pergola.core.config.RecordChanges;
import dev.pergola.core.hooks.LeasedHooks;
import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.model.Value;
import dev.pergola.core.page.Facts;
import dev.pergola.core.page.ShownColumn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which columns of a table have which type. A type that no plugin offers now, or that does not fit what SQLite keeps in the
 * column, is as good as none. For one request.
 */
public final class ColumnTypes {

    private final Map<String, AssignedType> assigned;
    private final Once<Map<String, JsonForm>> forms;

    private ColumnTypes(Map<String, AssignedType> assigned) {
        this.assigned = assigned;
        this.forms = new Once<>(this::findForms);
    }

    /**
     * The types that were given to the columns of a table.
     *
     * @param site the site, which knows what was given
     * @param context of the request, with the hooks that it has leased
     * @param database the name of the database
     * @param table the table
     * @return those that fit
     */
    public static ColumnTypes of(SiteContext site, RouteContext context, String database, TableSchema table) {
        Map<String, ColumnTypeOption> options = site.records().columnTypes().of(database, table.name());
        Optional<LeasedHooks> leased = options.isEmpty() ? Optional.empty() : LeasedHooks.of(context);
        Map<String, AssignedType> assigned = new TreeMap<>();
        leased.ifPresent(hooks -> options.forEach((column, option) -> KnownType.find(hooks, option.type())
                .filter(type -> table.column(column)
                        .filter(schema -> type.fits(schema.affinity()))
                        .isPresent())
                .map(type -> new AssignedType(
                        site, hooks, type, new RecordChanges.Column(database, table.name(), column), option.settings()))
                .ifPresent(type -> assigned.put(column, type))));
        return new ColumnTypes(assigned);
    }

    /**
     * The types.
     *
     * @return by the names of the columns, in order
     */
    public Map<String, AssignedType> assigned() {
        return assigned;
    }

    /**
     * The type of a column.
     *
     * @param column its name
     * @return empty for most
     */
    public Optional<AssignedType> of(String column) {
        return Optional.ofNullable(assigned.get(column));
    }

    /**
     * Where rows come from whose columns have these types.
     *
     * @param database its name
     * @param table the table or view
     * @return the place, for plugins that show cells
     */
    public CellRenderers.Place place(String database, TableSchema table) {
        return new CellRenderers.Place(
                database, Optional.of(table.name()), table.view() ? List.of() : table.rowKey(), column -> of(column)
                        .map(AssignedType::name));
    }

    /**
     * The same columns, each shown as its type says.
     *
     * @param columns of a grid
     * @param rows the cursor of the grid
     * @return in the same order
     */
    public List<ShownColumn> applied(List<ShownColumn> columns, RowCursor rows) {
        return assigned.isEmpty()
                ? columns
                : columns.stream()
                        .map(column -> of(column.name())
                                .map(type -> column.marked(() -> type.html(value(rows, column))))
                                .orElse(column))
                        .toList();
    }

    /**
     * Whether programs get other values than those of the cells.
     *
     * @return true where a type writes the values of its column in another way
     */
    public boolean convert() {
        return !assigned.isEmpty() && !forms.get().isEmpty();
    }

    /**
     * The same columns, each written for programs as its type says.
     *
     * @param columns of a grid
     * @param rows the cursor of the grid
     * @return in the same order
     */
    public List<ShownColumn> converted(List<ShownColumn> columns, RowCursor rows) {
        return convert()
                ? columns.stream()
                        .map(column -> Optional.ofNullable(forms.get().get(column.name()))
                                .flatMap(form -> of(column.name())
                                        .map(type -> column.writtenAs(() -> type.json(form, value(rows, column)))))
                                .orElse(column))
                        .toList()
                : columns;
    }

    private static SqlValue value(RowCursor rows, ShownColumn column) {
        return Value.of(rows, column.cell()).plain();
    }

    private Map<String, JsonForm> findForms() {
        Map<String, JsonForm> found = new TreeMap<>();
        assigned.forEach((column, type) -> type.jsonForm().ifPresent(form -> found.put(column, form)));
        return found;
    }

    /**
     * All of it for programs.
     *
     * @return type and settings by the name of the column
     */
    public PlainValue facts() {
        Facts facts = new Facts();
        assigned.forEach((column, type) -> facts.and(column, type.facts()));
        return facts.value();
    }

    /**
     * What a person who may set types can choose from.
     *
     * @param known the types that there are
     * @param table the table
     * @param path where the choice is sent
     * @return for each column its type and the ones that fit
     */
    public PlainValue choices(List<KnownType> known, TableSchema table, String path) {
        Facts columns = new Facts();
        for (ColumnSchema column : table.columns()) {
            List<PlainValue> fitting = known.stream()
                    .filter(type -> type.fits(column.affinity()))
                    .map(type -> (PlainValue) new Facts()
                            .and("name", type.name())
                            .and("description", type.description())
                            .value())
                    .toList();
            columns.and(
                    column.name(),
                    new Facts()
                            .and(
                                    "current",
                                    of(column.name()).map(AssignedType::facts).orElseGet(PlainValue::nothing))
                            .and("options", new PlainValue.Items(fitting))
                            .value());
        }
        return new Facts().and("path", path).and("columns", columns.value()).value();
    }
}
