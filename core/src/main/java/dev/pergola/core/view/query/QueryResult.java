package dev.pergola.core.view.query;

import dev.pergola.core.model.RowCursor;
import dev.pergola.core.page.NextPage;
import dev.pergola.core.page.ResultRows;
import dev.pergola.core.query.QueryRows;
import java.util.Optional;

/** The rows of a query; there is no next page, they end at the most that is handed out. */
record QueryResult(QueryRows rows) implements ResultRows {

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
        return rows.truncated();
    }

    @Override
    public double milliseconds() {
        return rows.milliseconds();
    }

    @Override
    public void close() {
        rows.close();
    }
}
