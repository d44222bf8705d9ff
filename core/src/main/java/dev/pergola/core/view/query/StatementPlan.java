package dev.pergola.core.view.query;

import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.Sql;
import dev.pergola.core.page.PlanStep;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.query.QueryRows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes a tree of what SQLite says to EXPLAIN QUERY PLAN. Nothing of the statement itself is run. */
final class StatementPlan {

    private static final int MOST_STEPS = 1000;

    /** Above the first steps. */
    private static final long NOTHING = 0;

    private final List<Step> steps = new ArrayList<>();

    /** A row of the answer. */
    private record Step(long id, long above, String detail) {}

    private StatementPlan() {}

    static List<PlanStep> of(QueriedDatabase database, Sql question, Duration timeLimit) {
        StatementPlan plan = new StatementPlan();
        try (QueryRows rows = database.run(question, MOST_STEPS, timeLimit)) {
            RowCursor cursor = rows.cursor();
            while (cursor.next()) {
                plan.steps.add(new Step(cursor.integer(0), cursor.integer(1), cursor.text(3)));
            }
        }
        return plan.below(NOTHING);
    }

    private List<PlanStep> below(long above) {
        return steps.stream()
                .filter(step -> step.above() == above)
                .map(step -> new PlanStep(
                        PlanWords.kind(step.detail()),
                        PlanWords.words(step.detail()),
                        step.detail(),
                        step.id() == above ? List.of() : below(step.id())))
                .toList();
    }
}
