package dev.pergola.core.view.lookup;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.Sql;
import dev.pergola.core.page.Facts;
import dev.pergola.core.plan.ColumnSample;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.query.QueryRows;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Looks for the values of columns in other tables, within a time for each look and one for all of them; what cannot be
 * found out in time is not suggested. For one request.
 */
final class RowCheck {

    private static final int ROWS = 500;
    private static final Duration ONE_LIMIT = Duration.ofMillis(50);
    private static final Duration LIMIT = Duration.ofMillis(200);

    private final QueriedDatabase database;
    private final ColumnSample sample;
    private final LongSupplier nanoseconds;
    private final long begin;
    private final Map<String, Optional<Long>> values = new HashMap<>();
    private final Optional<Long> rows;
    private int checked;
    private boolean late;

    RowCheck(QueriedDatabase database, String table, LongSupplier nanoseconds) {
        this.database = database;
        this.sample = new ColumnSample(table, ROWS);
        this.nanoseconds = nanoseconds;
        this.begin = nanoseconds.getAsLong();
        this.rows = number(sample.size());
    }

    /** How many different values a column has in the first rows if all of them are keys of another table, else 0. */
    long valuesFoundIn(String column, ForeignKeyTarget target) {
        if (nanoseconds.getAsLong() - begin > LIMIT.toNanos()) {
            late = true;
            return 0;
        }
        long count = values.computeIfAbsent(column, name -> number(sample.values(name)))
                .orElse(0L);
        Optional<Long> found =
                number(sample.allIn(column, target.table(), target.key().name()));
        if (found.isPresent()) {
            checked++;
        }
        return found.map(all -> all == 1 ? count : 0).orElse(0L);
    }

    /** What was looked at, for programs. Called at the end. */
    PlainValue facts() {
        return new Facts()
                .and("attempted", checked > 0 || late)
                .and("status", status())
                .and("row_limit", ROWS)
                .and("sampled_rows", rows.orElse(0L))
                .and("checked_options", checked)
                .value();
    }

    private String status() {
        if (late) {
            return "timed_out";
        }
        return checked > 0 ? "completed" : "skipped";
    }

    private Optional<Long> number(Sql sql) {
        try (QueryRows answer = database.run(sql, 1, ONE_LIMIT)) {
            RowCursor cursor = answer.cursor();
            return cursor.next() ? Optional.of(cursor.integer(0)) : Optional.empty();
        } catch (ServerException failure) {
            if (failure.code().equals(ErrorCode.SQL_INTERRUPTED)) {
                late = true;
                return Optional.empty();
            }
            throw failure;
        }
    }
}
