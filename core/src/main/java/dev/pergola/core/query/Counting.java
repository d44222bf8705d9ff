package dev.pergola.core.query;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.core.db.ReadSession;
import dev.pergola.core.model.RowCount;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.Sql;
import dev.pergola.core.plan.PlanLimits;
import java.time.Duration;
import java.util.Optional;

/** Counts within a budget: no page waits longer for a number than that. */
final class Counting {

    private Counting() {}

    /**
     * Counts.
     *
     * @param session without open rows
     * @param count a statement that answers one number, and stops one above {@link PlanLimits#COUNTED_ROWS}
     * @param budget how long it may take
     * @return empty where it would have taken longer
     */
    static Optional<RowCount> within(ReadSession session, Sql count, Duration budget) {
        return exactly(session, count, budget)
                .map(found ->
                        found.rows() > PlanLimits.COUNTED_ROWS ? new RowCount(PlanLimits.COUNTED_ROWS, true) : found);
    }

    /**
     * Counts to the end.
     *
     * @param session without open rows
     * @param count a statement that answers one number
     * @param budget how long it may take
     * @return empty where it would have taken longer
     */
    static Optional<RowCount> exactly(ReadSession session, Sql count, Duration budget) {
        try (RowCursor rows = session.query(count, budget)) {
            rows.next();
            return Optional.of(new RowCount(rows.integer(0), false));
        } catch (ServerException failure) {
            if (failure.code().equals(ErrorCode.SQL_INTERRUPTED)) {
                return Optional.empty();
            }
            throw failure;
        }
    }
}
