package dev.pergola.core.view.row;

import dev.pergola.core.model.RowCursor;
import dev.pergola.core.page.NextPage;
import dev.pergola.core.page.ResultRows;
import dev.pergola.core.query.SingleRow;
import java.util.Optional;

/** The one row of a row page. */
record OneRow(SingleRow row, RowCursor cursor) implements ResultRows {

    @Override
    public Optional<NextPage> next() {
        return Optional.empty();
    }

    @Override
    public boolean truncated() {
        return false;
    }

    @Override
    public double milliseconds() {
        return row.milliseconds();
    }

    @Override
    public void close() {
        row.close();
    }
}
