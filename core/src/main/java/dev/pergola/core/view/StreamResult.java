package dev.pergola.core.view;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.RowCursor;
import dev.pergola.core.page.NextPage;
import dev.pergola.core.page.ResultRows;
import dev.pergola.core.query.StreamedRows;
import java.util.Optional;

/**
 * All rows of a statement: there is no next page, and nothing is left out.
 *
 * @param rows what flows
 */
public record StreamResult(StreamedRows rows) implements ResultRows {

    /** Checks the rows. */
    public StreamResult {
        requireNonNull(rows, "rows is null");
    }

    @Override
    public RowCursor cursor() {
        return rows.cursor();
    }

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
        return 0;
    }

    @Override
    public void close() {
        rows.close();
    }
}
