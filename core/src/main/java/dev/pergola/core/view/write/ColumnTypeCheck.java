package dev.pergola.core.view.write;

import dev.pergola.core.change.Refusal;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.view.ColumnTypes;
import dev.pergola.core.view.SiteContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Holds values against the types that were given to their columns. */
final class ColumnTypeCheck {

    private ColumnTypeCheck() {}

    /**
     * Does nothing where every value fits.
     *
     * @throws dev.pergola.api.ServerException with every value that does not
     */
    static void check(SiteContext site, WriteTarget target, List<Map<String, PlainValue>> rows) {
        ColumnTypes types =
                ColumnTypes.of(site.records(), target.database().info().name(), target.table());
        List<String> problems = new ArrayList<>();
        if (!types.assigned().isEmpty()) {
            rows.forEach(row -> new TreeMap<>(types.assigned())
                    .forEach((column, assigned) -> Optional.ofNullable(row.get(column))
                            .flatMap(assigned.type()::problem)
                            .ifPresent(problem -> problems.add(column + ": " + problem))));
        }
        Refusal.where(problems);
    }
}
