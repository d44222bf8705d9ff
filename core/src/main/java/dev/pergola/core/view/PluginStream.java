package dev.pergola.core.view;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.data.SqlValue;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.table.StreamContext;
import dev.pergola.api.http.Body;
import dev.pergola.api.http.Request;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.Value;
import dev.pergola.core.page.RowGrid;
import dev.pergola.core.page.ShownColumn;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * All rows, for a plugin that writes them while they are read. Whoever has opened them closes them.
 *
 * @param page what is shown
 * @param request what was asked
 * @param grid the rows, before the first
 */
record PluginStream(PageDescription page, Request request, RowGrid grid) implements StreamContext {

    PluginStream {
        requireNonNull(page, "page is null");
        requireNonNull(request, "request is null");
        requireNonNull(grid, "grid is null");
    }

    @Override
    public Body body(RowWriter writer) {
        requireNonNull(writer, "writer is null");
        return Body.streaming(out -> writer.write(new Rows(grid), out));
    }

    /** The values of a row that are shown. */
    static List<SqlValue> row(RowGrid grid, RowCursor cursor) {
        return grid.columns().stream()
                .map(ShownColumn::cell)
                .map(cell -> Value.of(cursor, cell).plain())
                .toList();
    }

    /** Looks one row ahead: the cursor knows only while it moves whether there is another. */
    private static final class Rows implements Iterator<List<SqlValue>> {

        private final RowGrid grid;
        private boolean moved;
        private boolean there;

        Rows(RowGrid grid) {
            this.grid = grid;
        }

        @Override
        public boolean hasNext() {
            if (!moved) {
                there = grid.rows().cursor().next();
                moved = true;
            }
            return there;
        }

        @Override
        public List<SqlValue> next() {
            if (!hasNext()) {
                throw new NoSuchElementException("All rows have been read");
            }
            moved = false;
            return row(grid, grid.rows().cursor());
        }
    }
}
