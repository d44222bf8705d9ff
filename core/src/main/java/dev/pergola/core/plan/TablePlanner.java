package dev.pergola.core.plan;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.http.QueryString;
import dev.pergola.core.model.PageToken;
import dev.pergola.core.model.SortOrder;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.model.Value;
import dev.pergola.core.text.SqlIdentifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Plans pages of one table.
 *
 * @param table what is shown, with the relations from other tables of which the reader may know
 * @param limits how many rows an answer may have
 * @param defaults what the configuration says about the table
 * @param conditions what all rows have to meet besides what a request says
 */
public record TablePlanner(TableSchema table, PlanLimits limits, TableDefaults defaults, List<Condition> conditions) {

    /** Checks the parts. */
    public TablePlanner {
        requireNonNull(table, "table is null");
        requireNonNull(limits, "limits is null");
        requireNonNull(defaults, "defaults is null");
        conditions = List.copyOf(conditions);
    }

    /** A planner of all rows of a table. */
    public TablePlanner(TableSchema table, PlanLimits limits, TableDefaults defaults) {
        this(table, limits, defaults, List.of());
    }

    /**
     * The same planner for fewer rows.
     *
     * @param more what rows have to meet in addition; their parameters have names that no request can have
     * @return a new value
     */
    public TablePlanner withConditions(List<Condition> more) {
        return new TablePlanner(
                table,
                limits,
                defaults,
                Stream.concat(conditions.stream(), more.stream()).toList());
    }

    /**
     * Plans a page.
     *
     * @param query the arguments of the request. {@code _where} holds SQL: whether that is allowed is for the caller to
     *     decide before
     * @param labels the columns whose labels are selected as well; those that are not shown are passed over
     * @return what to run
     * @throws dev.pergola.api.ServerException where an argument cannot be followed
     */
    public TablePlan plan(QueryString query, List<LabelColumn> labels) {
        int size = PageSize.of(
                query.first("_size").orElse(""),
                Math.min(defaults.pageSize().orElse(limits.pageSize()), limits.maximumRows()),
                limits.maximumRows());
        return plan(query, labels, size);
    }

    /**
     * Plans all rows in one statement, whatever the size of a page.
     *
     * @param query the arguments of the request, as for a page
     * @param labels as for a page
     * @return what to run; its rows have no limit
     * @throws dev.pergola.api.ServerException where an argument cannot be followed
     */
    public TablePlan everything(QueryString query, List<LabelColumn> labels) {
        return plan(query, labels, PlanLimits.EVERYTHING);
    }

    private TablePlan plan(QueryString query, List<LabelColumn> labels, int size) {
        Optional<SortOrder> sort = Sorting.of(table, query, defaults);
        Optional<PageToken> from =
                query.first("_next").filter(text -> !text.isBlank()).flatMap(text -> NextToken.read(text, table, sort));
        List<String> columns = ColumnSelection.of(table, query);
        List<String> selected = withPagingColumns(columns, sort);
        List<LabelColumn> labelled = labels.stream()
                .filter(label -> columns.contains(label.key().column()))
                .toList();
        ParameterNumbers numbers = new ParameterNumbers();
        List<ColumnFilter> filters = ColumnFilter.in(query);
        List<Condition> conditions = conditions(query, filters, numbers);
        List<Condition> paged = new ArrayList<>(conditions);
        from.flatMap(token -> Keyset.after(token, table, sort, numbers)).ifPresent(paged::add);
        String cells = Stream.concat(
                        selected.stream().map(SqlIdentifier::quote),
                        labelled.stream().map(label -> label.expression(table)))
                .collect(Collectors.joining(", "));
        String tail = tail(paged, sort, size, from);
        return new TablePlan(
                table,
                columns,
                new Sql(TablePlan.SELECT + cells + tail, parameters(paged)),
                count(table, conditions),
                new ReadableStatements(
                                table,
                                columns,
                                sort,
                                from.isPresent() ? Keyset.orderBy(table, sort) : Keyset.firstOrderBy(table, sort))
                        .of(paged, conditions, size == PlanLimits.EVERYTHING ? size : size + 1, offset(from)),
                new TablePlan.Paging(
                        size,
                        sort,
                        from,
                        keyPositions(selected),
                        sort.map(order -> selected.indexOf(order.column())).filter(position -> position >= 0),
                        labelPositions(labelled, selected.size())),
                filters,
                description(conditions, filters.size(), sort));
    }

    /**
     * The columns that a page may be sorted by.
     *
     * @return names in order
     */
    public List<String> sortableColumns() {
        return Sorting.sortableColumns(table, defaults);
    }

    /**
     * The full-text table by which the arguments of a request would be searched.
     *
     * @param query the arguments of the request
     * @return empty where the table cannot be searched
     */
    public Optional<String> fullTextTable(QueryString query) {
        return SearchConditions.fullTextTable(table, query, defaults.search());
    }

    private List<Condition> conditions(QueryString query, List<ColumnFilter> filters, ParameterNumbers numbers) {
        List<Condition> all = new ArrayList<>();
        filters.forEach(filter -> all.add(filter.operator().condition(filter, table.name(), numbers)));
        all.addAll(SearchConditions.of(table, query, defaults.search()));
        query.all("_through").stream()
                .map(through -> ThroughCondition.parse(through).on(table, numbers))
                .forEach(all::add);
        query.all("_where").stream().map(WrittenCondition::of).forEach(all::add);
        all.addAll(conditions);
        return all;
    }

    private List<String> withPagingColumns(List<String> columns, Optional<SortOrder> sort) {
        List<String> selected = new ArrayList<>(columns);
        if (!table.view()) {
            table.rowKey().stream().filter(column -> !selected.contains(column)).forEach(selected::add);
            sort.map(SortOrder::column)
                    .filter(column -> !selected.contains(column))
                    .ifPresent(selected::add);
        }
        return selected;
    }

    private List<Integer> keyPositions(List<String> selected) {
        return table.view()
                ? List.of()
                : table.rowKey().stream().map(selected::indexOf).toList();
    }

    private static Map<String, Integer> labelPositions(List<LabelColumn> labelled, int first) {
        Map<String, Integer> positions = new HashMap<>();
        labelled.forEach(label -> positions.put(label.key().column(), first + positions.size()));
        return positions;
    }

    private String tail(List<Condition> conditions, Optional<SortOrder> sort, int size, Optional<PageToken> from) {
        // Without a limit SQLite sorts by merging; with one it would keep all rows in a tree.
        String limit = size == PlanLimits.EVERYTHING ? "" : " limit " + (size + 1) + offset(from);
        return " from %s%s%s%s"
                .formatted(SqlIdentifier.quote(table.name()), where(conditions), Keyset.orderBy(table, sort), limit);
    }

    private static String offset(Optional<PageToken> from) {
        return from.filter(PageToken.AfterCount.class::isInstance)
                .map(token -> " offset " + ((PageToken.AfterCount) token).rows())
                .orElse("");
    }

    /**
     * Counts all rows of a table.
     *
     * @param table a table or view
     * @return a statement that answers one number, and stops one above {@link PlanLimits#COUNTED_ROWS}
     */
    public static Sql countOf(TableSchema table) {
        return count(table, List.of());
    }

    /**
     * Counts all rows of a table to the last one.
     *
     * @param table a table or view
     * @return a statement that answers one number
     */
    public static Sql exactCountOf(TableSchema table) {
        return Sql.of("select count(*) from " + SqlIdentifier.quote(table.name()));
    }

    private static Sql count(TableSchema table, List<Condition> conditions) {
        String text = "select count(*) from (select 1 from %s%s limit %d)"
                .formatted(SqlIdentifier.quote(table.name()), where(conditions), PlanLimits.COUNTED_ROWS + 1);
        return new Sql(text, parameters(conditions));
    }

    private static String where(List<Condition> conditions) {
        return conditions.isEmpty()
                ? ""
                : conditions.stream().map(Condition::sql).collect(Collectors.joining(" and ", " where ", ""));
    }

    static Map<String, Value> parameters(List<Condition> conditions) {
        Map<String, Value> parameters = new LinkedHashMap<>();
        conditions.forEach(condition -> parameters.putAll(condition.parameters()));
        return parameters;
    }

    private static String enumeration(List<String> filters) {
        int last = filters.size() - 1;
        return last == 0 ? filters.get(0) : String.join(", ", filters.subList(0, last)) + " and " + filters.get(last);
    }

    /** Says what is searched before it says which columns are filtered, whose conditions are the first ones. */
    private static String description(List<Condition> conditions, int ofColumns, Optional<SortOrder> sort) {
        List<String> sentences = new ArrayList<>();
        List<String> filters = Stream.concat(
                        conditions.subList(ofColumns, conditions.size()).stream(),
                        conditions.subList(0, ofColumns).stream())
                .map(Condition::description)
                .flatMap(Optional::stream)
                .toList();
        if (!filters.isEmpty()) {
            sentences.add("where " + enumeration(filters));
        }
        sort.ifPresent(
                order -> sentences.add("sorted by " + order.column() + (order.descending() ? " descending" : "")));
        return String.join(" ", sentences);
    }
}
