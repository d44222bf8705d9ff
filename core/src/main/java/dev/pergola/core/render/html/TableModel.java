package dev.pergola.core.render.html;

import dev.pergola.api.http.QueryString;
import dev.pergola.core.page.FilterChoice;
import dev.pergola.core.page.NextPage;
import dev.pergola.core.page.ShownFilter;
import dev.pergola.core.page.TableControls;
import dev.pergola.core.page.TablePage;
import java.util.ArrayList;
import java.util.List;

/** What the page of a table shows. */
record TableModel(
        String name,
        String kind,
        boolean view,
        String colour,
        String count,
        boolean counting,
        String countAddress,
        String description,
        List<ConditionModel> conditions,
        boolean conditioned,
        String address,
        boolean searchable,
        String search,
        List<Filter> filters,
        boolean filtered,
        boolean hasSort,
        List<Option> sortOptions,
        boolean descending,
        List<QueryString.Parameter> hiddenArguments,
        String sqlAddress,
        List<LinkModel> exports,
        FacetsModel facets,
        boolean facetable,
        boolean hasRows,
        PageText rows,
        String nextAddress,
        String firstAddress,
        ExportModel advanced,
        String definition) {

    /** A row of the filter form. */
    record Filter(String suffix, String blankOption, List<Option> columns, List<Option> choices, String value) {

        /** The columns as they are written: a template takes longer for them than for all else on a page without rows. */
        PageText columnList() {
            PageText list = new PageText();
            for (Option column : columns) {
                list.add(column.selected() ? "<option selected>" : "<option>");
                list.addEscaped(column.name()).add("</option>");
            }
            return list;
        }
    }

    /** An entry of a list to choose from. */
    record Option(String name, String label, String value, boolean selected) {}

    /** The orders to choose from as they are written. */
    PageText sortList() {
        PageText list = new PageText();
        for (Option order : sortOptions) {
            list.add("<option value=\"").addEscaped(order.name()).add(order.selected() ? "\" selected>" : "\">");
            list.add("Sort by ").addEscaped(order.name()).add("</option>");
        }
        return list;
    }

    static TableModel of(TablePage page, GridHtml.Written written) {
        TableControls controls = page.controls();
        List<ConditionModel> conditions = ConditionModel.of(page);
        return new TableModel(
                page.table().name(),
                page.table().view() ? "view" : "table",
                page.table().view(),
                page.database().colour(),
                page.count().map(count -> Words.rows(count)).orElse("Rows"),
                page.count().isEmpty() && !controls.address().query().has("_nocount"),
                page.offers().countAddress().orElse(""),
                controls.description(),
                conditions,
                !conditions.isEmpty(),
                controls.address().path(),
                controls.search().isPresent(),
                controls.search().orElse(""),
                filters(page),
                !controls.filters().isEmpty()
                        || controls.search().filter(words -> !words.isBlank()).isPresent(),
                !controls.sortable().isEmpty(),
                sortOptions(controls),
                controls.sort().map(sort -> sort.descending()).orElse(false),
                hiddenArguments(controls.address().query()),
                page.offers().sqlAddress().orElse(""),
                ExportLinks.of(page.frame()),
                FacetsModel.of(page),
                page.offers().facets(),
                written.rows() > 0,
                written.html(),
                page.grid().rows().next().map(NextPage::address).orElse(""),
                firstAddress(controls),
                ExportModel.of(page),
                page.table().definition());
    }

    /** Blank where this is the first page. */
    private static String firstAddress(TableControls controls) {
        QueryString query = controls.address().query();
        return query.first("_next").orElse("").isEmpty()
                ? ""
                : controls.address().with(query.without("_next")).text();
    }

    /** The conditions in force, each to be changed, and a blank row for one more. */
    private static List<Filter> filters(TablePage page) {
        TableControls controls = page.controls();
        List<Filter> filters = new ArrayList<>();
        for (ShownFilter filter : controls.filters()) {
            filters.add(filter(page, "_" + (filters.size() + 1), "- remove filter -", filter));
        }
        filters.add(filter(page, "", "Filter by column ...", new ShownFilter("", "", "")));
        return List.copyOf(filters);
    }

    private static Filter filter(TablePage page, String suffix, String blankOption, ShownFilter filter) {
        return new Filter(
                suffix,
                blankOption,
                options(page.grid().columnNames(), filter.column()),
                page.controls().choices().stream()
                        .map(choice -> choice(choice, filter))
                        .toList(),
                filter.value());
    }

    /** An operator that compares with nothing carries its value in its name, as the form's address expects it. */
    private static Option choice(FilterChoice choice, ShownFilter filter) {
        return new Option(
                choice.name(),
                choice.label(),
                choice.takesValue() ? choice.name() : choice.name() + "__1",
                choice.name().equals(filter.operator()));
    }

    private static List<Option> sortOptions(TableControls controls) {
        return options(
                controls.sortable(), controls.sort().map(sort -> sort.column()).orElse(""));
    }

    private static List<Option> options(List<String> names, String selected) {
        List<Option> options = new ArrayList<>();
        if (!selected.isEmpty() && !names.contains(selected)) {
            options.add(new Option(selected, selected, selected, true));
        }
        names.forEach(name -> options.add(new Option(name, name, name, name.equals(selected))));
        return List.copyOf(options);
    }

    /** What the form has no field for and must not lose. A new condition begins on the first page. */
    private static List<QueryString.Parameter> hiddenArguments(QueryString query) {
        return query.parameters().stream()
                .filter(argument ->
                        argument.name().startsWith("_") && !argument.name().contains("__"))
                .filter(argument ->
                        !List.of("_sort", "_sort_desc", "_search", "_next").contains(argument.name()))
                .toList();
    }
}
