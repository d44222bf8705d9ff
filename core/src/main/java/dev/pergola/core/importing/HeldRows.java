package dev.pergola.core.importing;

import dev.pergola.core.model.PlainValue;
import dev.pergola.core.tabular.TypedColumn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first rows as they were read, until the types that fit them are known. */
final class HeldRows {

    private static final int ENOUGH = 10_000;
    private static final int ENOUGH_CHARACTERS = 1 << 22;

    private final List<HeldRow> rows = new ArrayList<>();
    private long characters;

    private record HeldRow(@Nullable Object[] cells, long line, String input) {}

    /** Keeps a row, whose cells are copied. */
    void add(@Nullable Object[] cells, long line, String input, long charactersOfRow) {
        rows.add(new HeldRow(cells.clone(), line, input));
        characters += charactersOfRow;
    }

    boolean areEnough() {
        return rows.size() >= ENOUGH || characters >= ENOUGH_CHARACTERS;
    }

    /** Sends all of them in the types that the columns have now, and keeps them no more. */
    void sendTo(RowBlocks blocks, List<TypedColumn> columns) {
        String input = "";
        for (HeldRow row : rows) {
            if (!row.input().equals(input)) {
                blocks.flush(input);
                input = row.input();
            }
            @Nullable Object[] finished = new Object[columns.size()];
            for (int i = 0; i < finished.length; i++) {
                Object cell = i < row.cells().length ? row.cells()[i] : null;
                finished[i] = finished(columns.get(i), cell);
            }
            blocks.add(finished, row.line(), input, 0);
        }
        blocks.flush(input);
        rows.clear();
    }

    /** The cell that something becomes as it was read. */
    static @Nullable Object finished(TypedColumn column, @Nullable Object raw) {
        if (raw instanceof String text) {
            char[] buffer = text.toCharArray();
            return column.cell(buffer, 0, buffer.length);
        }
        return raw instanceof PlainValue value ? column.cell(value) : column.missing();
    }
}
