package dev.pergola.core.importing;

import dev.pergola.core.model.PlainValue;
import dev.pergola.core.problem.Quotation;
import dev.pergola.core.tabular.InputFault;
import dev.pergola.core.tabular.RowSink;
import dev.pergola.core.tabular.TypedColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes blocks of rows from cells, and finds out types on the way. The first rows are held until the types that fit them are known;
 * from there on rows go out in these types. A row that does not fit ends that: the rest is only looked at, so that the next
 * reading knows the types that fit everything.
 */
final class RowAssembler implements RowSink {

    private static final int MOST_HELD_ROWS = 10_000;
    private static final int MOST_HELD_CHARACTERS = 1 << 22;
    private static final int CELLS_OF_BLOCK = 10_000;
    private static final int CHARACTERS_OF_BLOCK = 1 << 20;

    private enum Stage {
        HOLDING,
        SENDING,
        LOOKING
    }

    private final LoadColumns columns;
    private final Consumer<Piece> out;
    private final BadRows badRows;
    private final List<@Nullable Object[]> held = new ArrayList<>();
    private final List<Long> heldLines = new ArrayList<>();
    private final List<String> heldInputs = new ArrayList<>();
    private Stage stage;

    /** The row that is being read: what was sent where it is held or looked at, else finished cells. */
    private @Nullable Object[] row = new Object[0];

    private String fault = "";
    private boolean misfit;

    private int width;
    private @Nullable Object[] missing = new Object[0];
    private @Nullable Object[] block = new Object[0];
    private long[] lines = new long[0];
    private int rows;
    private long characters;

    private RowAssembler(LoadColumns columns, Consumer<Piece> out, BadRows badRows, Stage stage) {
        this.columns = columns;
        this.out = out;
        this.badRows = badRows;
        this.stage = stage;
    }

    /** For the first reading. */
    static RowAssembler first(LoadColumns columns, Consumer<Piece> out, BadRows badRows) {
        return new RowAssembler(columns, out, badRows, Stage.HOLDING);
    }

    /** For the second one, which knows the columns from the first. */
    static RowAssembler second(LoadColumns columns, Consumer<Piece> out, BadRows badRows) {
        RowAssembler assembler = new RowAssembler(columns, out, badRows, Stage.SENDING);
        assembler.start();
        return assembler;
    }

    @Override
    public void begin(String input) {
        flush();
        columns.begin(input);
    }

    @Override
    public int[] columns(List<String> names, long line) {
        return columns.header(names, line).stream().mapToInt(this::reach).toArray();
    }

    @Override
    public int column(String name, long line) {
        return reach(columns.index(name, line));
    }

    private int reach(int index) {
        if (index >= row.length) {
            row = Arrays.copyOf(row, index + 1);
        }
        if (stage == Stage.SENDING && index >= width) {
            stopSending();
        }
        return index;
    }

    @Override
    public void text(int column, char[] buffer, int offset, int length) {
        if (stage != Stage.SENDING || column >= width) {
            String text = new String(buffer, offset, length);
            checkText(column, text);
            row[column] = text;
            return;
        }
        Object cell = columns.all().get(column).cell(buffer, offset, length);
        if (cell == TypedColumn.MISFIT) {
            row[column] = new String(buffer, offset, length);
            misfits(column, row[column]);
            return;
        }
        if (cell instanceof String text) {
            checkText(column, text);
            characters += length;
        }
        row[column] = cell;
    }

    @Override
    public void value(int column, PlainValue value) {
        if (value instanceof PlainValue.Text text) {
            checkText(column, text.value());
        }
        if (stage != Stage.SENDING || column >= width) {
            row[column] = value;
            return;
        }
        Object cell = columns.all().get(column).cell(value);
        if (cell == TypedColumn.MISFIT) {
            row[column] = value;
            misfits(column, value);
            return;
        }
        characters += cell instanceof String text ? text.length() : 0;
        row[column] = cell;
    }

    private void checkText(int column, String text) {
        if (text.indexOf('\0') >= 0) {
            fault = InputFault.inColumn(columns.all().get(column).name(), "a NUL character, at which text would end");
        }
    }

    private void misfits(int column, @Nullable Object raw) {
        TypedColumn typed = columns.all().get(column);
        if (typed.asked()) {
            fault = refusal(typed, raw);
        } else {
            misfit = true;
        }
    }

    private static String refusal(TypedColumn typed, @Nullable Object raw) {
        String shown = raw instanceof PlainValue.Text text ? text.value() : String.valueOf(raw);
        return InputFault.inColumn(
                typed.name(), Quotation.of(shown) + " is no " + typed.kind().declaration());
    }

    @Override
    public void badRow(long line, String reason, String hint) {
        clearRow();
        badRows.add(columns.input(), line, reason, hint);
    }

    @Override
    public void endRow(long line) {
        if (stage != Stage.SENDING) {
            checkAsked();
        }
        if (!fault.isEmpty()) {
            String reason = fault;
            clearRow();
            badRows.add(columns.input(), line, reason, "Correct the value, or say --skip-bad-rows.");
            return;
        }
        switch (stage) {
            case HOLDING -> hold(line);
            case SENDING -> {
                if (misfit) {
                    stopSending();
                    observeRow();
                } else {
                    send(row, line, columns.input());
                }
            }
            case LOOKING -> observeRow();
        }
        clearRow();
    }

    /** What was asked for is checked before a row is looked at, since a row that is left out must not count. */
    private void checkAsked() {
        for (int i = 0; i < row.length; i++) {
            TypedColumn typed = columns.all().get(i);
            if (typed.asked() && row[i] != null && finished(typed, row[i]) == TypedColumn.MISFIT) {
                fault = refusal(typed, row[i]);
            }
        }
    }

    private void observeRow() {
        for (int i = 0; i < row.length; i++) {
            if (row[i] instanceof String text) {
                columns.all().get(i).observe(text);
            } else if (row[i] instanceof PlainValue value) {
                columns.all().get(i).observe(value);
            }
        }
    }

    private void hold(long line) {
        observeRow();
        for (Object cell : row) {
            characters += cell == null
                    ? 0
                    : cell instanceof String text
                            ? text.length()
                            : cell.toString().length();
        }
        held.add(row.clone());
        heldLines.add(line);
        heldInputs.add(columns.input());
        if (held.size() >= MOST_HELD_ROWS || characters >= MOST_HELD_CHARACTERS) {
            start();
        }
    }

    /** The types of the rows that are held become those in which rows are sent. */
    private void start() {
        stage = Stage.SENDING;
        width = columns.all().size();
        missing = columns.all().stream().map(TypedColumn::missing).toArray();
        row = missing.clone();
        int most = Math.max(1, CELLS_OF_BLOCK / Math.max(1, width));
        block = new Object[most * width];
        lines = new long[most];
        characters = 0;
        out.accept(new Piece.Start(columns.all().stream()
                .map(column -> new Piece.Column(column.name(), column.kind()))
                .toList()));
        for (int i = 0; i < held.size(); i++) {
            @Nullable Object[] finished = new Object[width];
            @Nullable Object[] raw = held.get(i);
            for (int column = 0; column < width; column++) {
                Object cell = column < raw.length ? raw[column] : null;
                finished[column] = finished(columns.all().get(column), cell);
            }
            send(finished, heldLines.get(i), heldInputs.get(i));
            if (i + 1 == held.size() || !heldInputs.get(i + 1).equals(heldInputs.get(i))) {
                flush(heldInputs.get(i));
            }
        }
        held.clear();
        heldLines.clear();
        heldInputs.clear();
    }

    private static @Nullable Object finished(TypedColumn column, @Nullable Object raw) {
        if (raw instanceof String text) {
            char[] buffer = text.toCharArray();
            return column.cell(buffer, 0, buffer.length);
        }
        return raw instanceof PlainValue value ? column.cell(value) : column.missing();
    }

    private void send(@Nullable Object[] cells, long line, String input) {
        System.arraycopy(cells, 0, block, rows * width, width);
        lines[rows++] = line;
        if (rows == lines.length || characters >= CHARACTERS_OF_BLOCK) {
            flush(input);
        }
    }

    private void flush() {
        flush(columns.input());
    }

    private void flush(String input) {
        if (rows > 0) {
            out.accept(new Piece.Rows(block, lines, rows, input));
            block = new Object[block.length];
            lines = new long[lines.length];
            rows = 0;
            characters = 0;
        }
    }

    /** What was sent is worth nothing now; what was not yet sent is not needed either. */
    private void stopSending() {
        rows = 0;
        stage = Stage.LOOKING;
        out.accept(new Piece.Misfit());
    }

    /** Everything was read. */
    void end() {
        if (stage == Stage.HOLDING) {
            start();
        }
        flush();
        out.accept(new Piece.End(columns.notes()));
    }

    private void clearRow() {
        Arrays.fill(row, null);
        if (stage == Stage.SENDING) {
            System.arraycopy(missing, 0, row, 0, width);
        }
        fault = "";
        misfit = false;
    }
}
