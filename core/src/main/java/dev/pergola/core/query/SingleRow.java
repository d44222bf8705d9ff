package dev.pergola.core.query;

import dev.pergola.core.db.Database;
import dev.pergola.core.db.ReadSession;
import dev.pergola.core.model.ForeignKey;
import dev.pergola.core.model.RowCount;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.Sql;
import dev.pergola.core.plan.RowPlan;
import dev.pergola.core.problem.KnownProblems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One row of a table with the numbers of rows that refer to it. For one thread; holds a connection until it is closed.
 */
public final class SingleRow implements AutoCloseable {

    private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

    private final ReadSession session;
    private final List<Link> links;
    private final BoundedCursor cursor;

    private SingleRow(ReadSession session, List<Link> links, BoundedCursor cursor) {
        this.session = session;
        this.links = List.copyOf(links);
        this.cursor = cursor;
    }

    /**
     * Rows of another table that refer to this one.
     *
     * @param key the relation, seen from this table
     * @param count how many; empty where counting would have taken too long
     */
    public record Link(ForeignKey key, Optional<RowCount> count) {}

    /**
     * Reads a row.
     *
     * @param database where the table is
     * @param plan what to run
     * @param keyValues the key as it was asked for, for the message when there is no such row
     * @param linkBudget how long counting one relation may take; empty to count none
     * @return the row, closed by the caller
     * @throws dev.pergola.api.ServerException where there is no such row, SQLite refuses a statement or no connection is
     *     free
     */
    public static SingleRow open(
            Database database, RowPlan plan, List<String> keyValues, Optional<Duration> linkBudget) {
        ReadSession session = database.read();
        try {
            if (!exists(session, plan.row())) {
                throw KnownProblems.rowNotFound(plan.table().name(), keyValues);
            }
            List<Link> links = new ArrayList<>();
            for (RowPlan.Link link : linkBudget.isPresent() ? plan.links() : List.<RowPlan.Link>of()) {
                links.add(new Link(link.key(), Counting.within(session, link.count(), linkBudget.get())));
            }
            return new SingleRow(session, links, new BoundedCursor(session.query(plan.row()), 1, row -> {}));
        } catch (RuntimeException failure) {
            session.close();
            throw failure;
        }
    }

    private static boolean exists(ReadSession session, Sql row) {
        try (RowCursor rows = session.query(row)) {
            return rows.next();
        }
    }

    /**
     * The row.
     *
     * @return the same cursor each time, before its one row at first
     */
    public RowCursor cursor() {
        return cursor;
    }

    /**
     * What refers to the row.
     *
     * @return in the order of the relations; empty where none was to be counted
     */
    public List<Link> links() {
        return links;
    }

    /**
     * How long the database has worked on the row itself.
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
