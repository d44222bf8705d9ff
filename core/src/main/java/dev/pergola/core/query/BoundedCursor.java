package dev.pergola.core.query;

import dev.pergola.core.model.ForwardingCursor;
import dev.pergola.core.model.RowCursor;
import java.util.function.Consumer;

/**
 * The rows of one page: ends after so many rows, and then knows whether there would have been more. The statement behind
 * it selects one row more than the page has.
 */
final class BoundedCursor extends ForwardingCursor {

    private final RowCursor rows;
    private final int limit;
    private final Consumer<RowCursor> atLimit;
    private int count;
    private long nanoseconds;
    private boolean ended;
    private boolean more;

    /**
     * Bounds a cursor.
     *
     * @param rows before its first row
     * @param limit how many rows to hand out
     * @param atLimit told when the cursor stands at the last of them
     */
    BoundedCursor(RowCursor rows, int limit, Consumer<RowCursor> atLimit) {
        super(rows);
        this.rows = rows;
        this.limit = limit;
        this.atLimit = atLimit;
    }

    /** Whether there are rows behind the last one that was handed out. */
    boolean more() {
        if (!ended) {
            throw new IllegalStateException("The rows have not been read to their end.");
        }
        return more;
    }

    /** How long stepping has taken so far. */
    long nanoseconds() {
        return nanoseconds;
    }

    @Override
    public boolean next() {
        if (ended) {
            return false;
        }
        long begun = System.nanoTime();
        boolean row = rows.next();
        nanoseconds += System.nanoTime() - begun;
        if (!row || count == limit) {
            ended = true;
            more = row && limit > 0;
            return false;
        }
        count++;
        if (count == limit) {
            atLimit.accept(rows);
        }
        return true;
    }
}
