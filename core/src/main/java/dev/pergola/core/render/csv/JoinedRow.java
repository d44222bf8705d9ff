package dev.pergola.core.render.csv;

import dev.pergola.core.model.JoinedCells;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.page.ShownColumn;
import dev.pergola.core.text.CsvBuffer;
import java.util.List;
import java.util.function.Consumer;

/** Takes rows apart that the database has joined: see {@link JoinedCells}. */
final class JoinedRow {

    private final List<ShownColumn> columns;
    private final boolean[] apart;
    private final int[] ends;
    private final Consumer<ShownColumn> cells;

    /**
     * Makes the reader of one export.
     *
     * @param columns in order
     * @param cells writes the cell of a column that is not in the text
     */
    JoinedRow(List<ShownColumn> columns, Consumer<ShownColumn> cells) {
        this.columns = columns;
        this.cells = cells;
        this.ends = new int[columns.size()];
        this.apart = new boolean[columns.size()];
        for (int i = 0; i < apart.length; i++) {
            apart[i] = columns.get(i).schema().filter(JoinedCells::apart).isPresent();
        }
    }

    /** Adds the fields of the current row; false where a cell holds a separator, and nothing was added. */
    boolean write(RowCursor row, CsvBuffer lines) {
        byte[] text = row.encodedRow();
        if (!findEnds(text)) {
            return false;
        }
        int from = 0;
        for (int i = 0; i < ends.length; i++) {
            if (apart[i]) {
                cells.accept(columns.get(i));
            } else {
                lines.field(text, from, ends[i]);
            }
            from = ends[i] + 1;
        }
        return true;
    }

    private boolean findEnds(byte[] text) {
        int found = 0;
        for (int i = 0; i < text.length; i++) {
            if (text[i] == JoinedCells.SEPARATOR) {
                if (found == ends.length - 1) {
                    return false;
                }
                ends[found++] = i;
            }
        }
        if (found != ends.length - 1) {
            return false;
        }
        ends[found] = text.length;
        return true;
    }
}
