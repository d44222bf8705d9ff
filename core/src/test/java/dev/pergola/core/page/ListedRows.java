package dev.pergola.core.page;

import dev.pergola.core.model.RowCursor;
import java.util.Optional;

/** Rows of a page that a test lists. */
public record ListedRows(ListedCursor listed, Optional<NextPage> next, boolean truncated) implements ResultRows {

    /** All rows there are. */
    public static ListedRows all(ListedCursor cursor) {
        return new ListedRows(cursor, Optional.empty(), false);
    }

    @Override
    public RowCursor cursor() {
        return listed;
    }

    @Override
    public double milliseconds() {
        return 1.5;
    }

    @Override
    public void close() {
        listed.close();
    }
}
