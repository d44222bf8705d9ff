package dev.pergola.core.render.html;

import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.QueryString.Parameter;
import dev.pergola.core.page.FilterChoice;
import dev.pergola.core.page.ShownFilter;
import dev.pergola.core.page.TableControls;
import dev.pergola.core.page.TableFacets;
import dev.pergola.core.page.TablePage;
import java.util.List;
import java.util.Optional;

/** A condition that the rows of a page meet, with the way to the rows that need not meet it. */
record ConditionModel(String column, String words, String value, String removeAddress) {

    private static final String ONE_COLUMN = "_search_";

    /** Those that the address asks for, in its order. What the owner or a plugin demands cannot be removed. */
    static List<ConditionModel> of(TablePage page) {
        return page.controls().address().query().parameters().stream()
                .flatMap(argument -> condition(page, argument).stream())
                .toList();
    }

    private static Optional<ConditionModel> condition(TablePage page, Parameter argument) {
        TableControls controls = page.controls();
        String name = argument.name();
        if (argument.value().isBlank() && name.startsWith("_")) {
            return Optional.empty();
        }
        if (name.equals("_where") || name.equals("_through")) {
            String words = name.equals("_where") ? "" : "linked by";
            return Optional.of(new ConditionModel("", words, argument.value(), without(controls, argument)));
        }
        if (name.startsWith("_search") && controls.search().isPresent()) {
            return search(controls, argument);
        }
        return controls.filters().stream()
                .filter(filter -> isFrom(filter, argument))
                .findFirst()
                .map(filter -> new ConditionModel(
                        filter.column(), words(controls, filter), value(page, filter), without(controls, argument)));
    }

    private static Optional<ConditionModel> search(TableControls controls, Parameter argument) {
        if (argument.name().equals("_search")) {
            return Optional.of(new ConditionModel("", "search for", argument.value(), without(controls, argument)));
        }
        return argument.name().startsWith(ONE_COLUMN)
                ? Optional.of(new ConditionModel(
                        argument.name().substring(ONE_COLUMN.length()),
                        "matches",
                        argument.value(),
                        without(controls, argument)))
                : Optional.empty();
    }

    private static boolean isFrom(ShownFilter filter, Parameter argument) {
        boolean named = argument.name().equals(filter.column() + "__" + filter.operator())
                || (argument.name().equals(filter.column()) && filter.operator().equals("exact"));
        return named && (filter.value().isEmpty() || filter.value().equals(argument.value()));
    }

    private static String words(TableControls controls, ShownFilter filter) {
        return controls.choices().stream()
                .filter(choice -> choice.name().equals(filter.operator()))
                .findFirst()
                .map(FilterChoice::label)
                .orElse(filter.operator());
    }

    /** The value as its facet names it, if it has one. */
    private static String value(TablePage page, ShownFilter filter) {
        return page.facets().facets().stream()
                .filter(facet -> facet.column().equals(filter.column()))
                .flatMap(facet -> facet.values().stream())
                .filter(value -> value.text().equals(filter.value()))
                .findFirst()
                .map(TableFacets.Value::label)
                .orElse(filter.value());
    }

    /** The first page of the rows that need not meet it. */
    private static String without(TableControls controls, Parameter argument) {
        QueryString query = controls.address().query().without("_next").without(argument.name(), argument.value());
        return controls.address().with(query).text();
    }
}
