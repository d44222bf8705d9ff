package dev.pergola.core.view.write;

import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.core.change.Refusal;
import dev.pergola.core.change.RowsChange;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.Value;
import dev.pergola.core.view.AssignedType;
import dev.pergola.core.view.ColumnTypes;
import dev.pergola.core.view.SiteContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds values against the types that were given to their columns.
 *
 * @param site the site, which knows what was given
 * @param context of the request, with the hooks that it has leased
 */
record ColumnTypeCheck(SiteContext site, RouteContext context) {

    /**
     * Does nothing where every value fits.
     *
     * @throws dev.pergola.api.ServerException with every value that does not
     */
    void check(WriteTarget target, List<Map<String, PlainValue>> rows) {
        Map<String, AssignedType> types = ColumnTypes.of(
                        site, context, target.database().info().name(), target.table())
                .assigned();
        if (types.isEmpty()) {
            return;
        }
        List<String> problems = new ArrayList<>();
        for (Map<String, Value> row : RowsChange.values(rows)) {
            types.forEach((column, type) -> Optional.ofNullable(row.get(column))
                    .flatMap(value -> type.problem(value.plain()))
                    .ifPresent(problem -> problems.add(column + ": " + problem)));
        }
        Refusal.where(problems);
    }
}
