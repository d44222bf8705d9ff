package dev.pergola.core.query;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.core.db.ReadSession;
import dev.pergola.core.model.CellType;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.Value;
import dev.pergola.core.plan.FacetPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The facets of one page.
 *
 * @param found those that were counted in time, in the order of their plans
 * @param timedOut the columns of the others
 */
public record Facets(List<Facet> found, List<String> timedOut) {

    /** No facets. */
    public static final Facets NONE = new Facets(List.of(), List.of());

    private static final int LABEL = 2;
    private static final int LABEL_KNOWN = 3;

    /** Copies the lists. */
    public Facets {
        found = List.copyOf(found);
        timedOut = List.copyOf(timedOut);
    }

    /**
     * One value of a facet.
     *
     * @param value as it is in the rows
     * @param label the same for people: that of the row that it refers to, else the value itself
     * @param rows how many rows have it
     */
    public record Count(Value value, Value label, long rows) {}

    /**
     * One facet.
     *
     * @param plan what was counted
     * @param values the most frequent first
     * @param truncated whether there are more
     */
    public record Facet(FacetPlan plan, List<Count> values, boolean truncated) {

        /** Copies the list. */
        public Facet {
            values = List.copyOf(values);
        }
    }

    /**
     * These facets and more.
     *
     * @param more of the same page
     * @return those of both, in their order
     */
    public Facets and(Facets more) {
        return new Facets(joined(found, more.found), joined(timedOut, more.timedOut));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** Counts one after the other, as long as there is time. */
    static Facets count(ReadSession session, List<FacetPlan> plans, int size, TimeBudget budget) {
        List<Facet> found = new ArrayList<>();
        List<String> timedOut = new ArrayList<>();
        for (FacetPlan plan : plans) {
            try (RowCursor rows = session.query(plan.counts(), budget.next())) {
                found.add(read(plan, rows, size));
            } catch (ServerException failure) {
                if (!failure.code().equals(ErrorCode.SQL_INTERRUPTED)) {
                    throw failure;
                }
                timedOut.add(plan.request().column());
            }
        }
        return new Facets(found, timedOut);
    }

    private static Facet read(FacetPlan plan, RowCursor rows, int size) {
        List<Count> values = new ArrayList<>();
        boolean third = !plan.labelled() && rows.columns().size() > LABEL;
        while (rows.next()) {
            if (values.size() == size) {
                return new Facet(plan, values, true);
            }
            Value value = Value.of(rows, 0);
            boolean labelled =
                    third ? rows.type(LABEL) != CellType.NULL : plan.labelled() && rows.integer(LABEL_KNOWN) == 1;
            values.add(new Count(value, labelled ? Value.of(rows, LABEL) : value, rows.integer(1)));
        }
        return new Facet(plan, values, false);
    }
}
