package dev.pergola.core.query;

import dev.pergola.core.db.Database;
import dev.pergola.core.db.ReadSession;
import dev.pergola.core.model.PageToken;
import dev.pergola.core.model.RowCount;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.RowIdentifier;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.Value;
import dev.pergola.core.plan.TablePlan;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The rows of one page of a table while they flow. For one thread; holds a connection until it is closed.
 *
 * <p>The cells of the cursor are those of {@link TablePlan#columns()}, then what paging and labels need: see
 * {@link TablePlan.Paging}.
 */
public final class TableRows implements AutoCloseable {

    private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

    private final TablePlan plan;
    private final ReadSession session;
    private final Optional<RowCount> count;
    private final BoundedCursor cursor;
    private Optional<PageToken> last = Optional.empty();

    private TableRows(TablePlan plan, ReadSession session, Request request, Counter counter) {
        this.plan = plan;
        this.session = session;
        this.count = request.countBudget()
                .flatMap(budget -> counter.count(() -> Counting.within(session, plan.count(), budget)));
        Optional<Sql> encoded = encoded(plan, request.encoding());
        RowCursor rows = encoded.isPresent()
                ? session.queryEncoded(encoded.get(), request.timeLimit())
                : session.query(plan.rows(), request.timeLimit());
        this.cursor = new BoundedCursor(rows, plan.paging().size(), row -> last = Optional.of(tokenOf(row)));
    }

    /**
     * What is wanted beside the rows.
     *
     * @param encoding in which form the reader can use rows that the database has encoded
     * @param countBudget how long counting may take; empty for no count
     * @param timeLimit how long reading the rows may take; the limit of the server holds where it is shorter
     */
    public record Request(Encoding encoding, Optional<Duration> countBudget, Duration timeLimit) {}

    /** Knows a number of rows, or has it counted. */
    @FunctionalInterface
    interface Counter {

        /** The number; empty where it is not known and was not counted in time. */
        Optional<RowCount> count(Supplier<Optional<RowCount>> counting);
    }

    /**
     * Runs a plan.
     *
     * @param database where the table is
     * @param plan what to run
     * @param request what is wanted beside the rows
     * @param counter knows how many rows there are, or counts
     * @return the rows, closed by the caller
     * @throws dev.pergola.api.ServerException where SQLite refuses a statement or no connection is free
     */
    static TableRows open(Database database, TablePlan plan, Request request, Counter counter) {
        ReadSession session = database.read();
        try {
            Request possible = database.encodesRows()
                    ? request
                    : new Request(Encoding.NONE, request.countBudget(), request.timeLimit());
            return new TableRows(plan, session, possible, counter);
        } catch (RuntimeException failure) {
            session.close();
            throw failure;
        }
    }

    static Optional<Sql> encoded(TablePlan plan, Encoding encoding) {
        return switch (encoding) {
            case NONE -> Optional.empty();
            case JSON -> plan.encodedRows();
            case JOINED -> plan.joinedRows();
        };
    }

    private PageToken tokenOf(RowCursor row) {
        TablePlan.Paging paging = plan.paging();
        if (plan.table().view()) {
            long before = paging.from()
                    .filter(PageToken.AfterCount.class::isInstance)
                    .map(token -> ((PageToken.AfterCount) token).rows())
                    .orElse(0L);
            return new PageToken.AfterCount(before + paging.size());
        }
        RowIdentifier key = new RowIdentifier(
                paging.keyPositions().stream().map(cell -> Value.of(row, cell)).toList());
        return paging.sortPosition()
                .<PageToken>map(cell -> new PageToken.AfterSorted(Value.of(row, cell), key))
                .orElse(new PageToken.AfterRow(key));
    }

    /**
     * What was run.
     *
     * @return the plan
     */
    public TablePlan plan() {
        return plan;
    }

    /**
     * How many rows fit the filters.
     *
     * @return empty where no count was wanted or the budget was too small
     */
    public Optional<RowCount> count() {
        return count;
    }

    /**
     * The rows.
     *
     * @return the same cursor each time, before its first row at first; ends with the page
     */
    public RowCursor cursor() {
        return cursor;
    }

    /**
     * Where the rows go on.
     *
     * @return empty on the last page
     * @throws IllegalStateException before the cursor has been read to its end
     */
    public Optional<PageToken> next() {
        return cursor.more() ? last : Optional.empty();
    }

    /**
     * How long the database has worked on the rows so far.
     *
     * @return milliseconds
     */
    public double milliseconds() {
        return cursor.nanoseconds() / NANOSECONDS_PER_MILLISECOND;
    }

    @Override
    public void close() {
        session.close();
    }
}
