package dev.pergola.core.view.table;

import dev.pergola.api.http.Request;
import dev.pergola.core.page.Address;
import dev.pergola.core.page.FilterChoice;
import dev.pergola.core.page.ShownFilter;
import dev.pergola.core.page.TableControls;
import dev.pergola.core.plan.FilterOperator;
import dev.pergola.core.plan.TablePlan;
import dev.pergola.core.plan.TablePlanner;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the form above the rows shows. */
final class Controls {

    private static final List<FilterChoice> CHOICES = Arrays.stream(FilterOperator.values())
            .map(operator -> new FilterChoice(operator.word(), operator.label(), !operator.unary()))
            .toList();

    private Controls() {}

    static TableControls of(TablePlanner planner, TablePlan plan, Request request, String path) {
        Optional<String> search = planner.fullTextTable(request.query())
                .map(table -> request.parameter("_search").orElse(""));
        return new TableControls(
                new Address(path, request.query()),
                plan.paging().sort(),
                planner.sortableColumns(),
                plan.filters().stream()
                        .map(filter -> new ShownFilter(
                                filter.column(),
                                filter.operator().word(),
                                filter.operator().unary() ? "" : filter.value()))
                        .toList(),
                CHOICES,
                search,
                plan.description());
    }
}
