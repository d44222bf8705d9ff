package dev.pergola.core.importing;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts finished rows together into blocks, which are few enough for a queue and small enough to stay young in memory. */
final class RowBlocks {

    private static final int CELLS = 4000;
    private static final int CHARACTERS = 1 << 20;

    private final Consumer<Piece> out;
    private final int width;
    private @Nullable Object[] cells;
    private long[] lines;
    private int rows;
    private long characters;

    RowBlocks(Consumer<Piece> out, int width) {
        this.out = out;
        this.width = width;
        this.lines = new long[Math.max(1, CELLS / Math.max(1, width))];
        this.cells = new Object[lines.length * width];
    }

    /** Adds a row, whose cells are copied. */
    void add(@Nullable Object[] row, long line, String input, long charactersOfRow) {
        System.arraycopy(row, 0, cells, rows * width, width);
        lines[rows++] = line;
        characters += charactersOfRow;
        if (rows == lines.length || characters >= CHARACTERS) {
            flush(input);
        }
    }

    /** Sends what is there; all of it is from this input. */
    void flush(String input) {
        if (rows > 0) {
            out.accept(new Piece.Rows(cells, lines, rows, input));
            cells = new Object[cells.length];
            lines = new long[lines.length];
            rows = 0;
            characters = 0;
        }
    }
}
