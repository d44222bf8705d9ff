package dev.pergola.core.view;

import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.page.CellMarkup;
import dev.pergola.core.page.Facts;
import dev.pergola.core.page.ShownColumn;
import java.util.ArrayList;
import java.util.List;

/** The cells of some rows that are shown otherwise than as they are, for programs that show rows themselves. */
public final class RenderedCells {

    private RenderedCells() {}

    /**
     * Reads rows to their end.
     *
     * @param columns of the rows, with the ways to show them
     * @param rows before the first
     * @return for each row an object with the HTML of such cells by column; mostly empty objects
     */
    public static PlainValue of(List<ShownColumn> columns, RowCursor rows) {
        List<PlainValue> all = new ArrayList<>();
        while (rows.next()) {
            Facts row = new Facts();
            for (ShownColumn column : columns) {
                column.markup()
                        .flatMap(CellMarkup::html)
                        .filter(html -> !html.isEmpty())
                        .ifPresent(html -> row.and(column.name(), html));
            }
            all.add(row.value());
        }
        return new PlainValue.Items(all);
    }
}
