package dev.pergola.core.importing;

import dev.pergola.core.model.PlainValue;
import dev.pergola.core.tabular.RowSink;
import dev.pergola.core.tabular.TypedColumn;
import dev.pergola.core.text.NumberGrouping;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes blocks of rows from cells, and finds out types on the way. The first rows are held until the types that fit them are known;
 * from there on rows go out in these types. A row that does not fit ends that: the rest is only looked at, so that the next
 * reading knows the types that fit everything.
 */
final class RowAssembler implements RowSink {

    /** Some rows of this length have to fit into the memory at once. */
    private static final int LONGEST_ROW = 1 << 24;

    private enum Stage {
        HOLDING,
        SENDING,
        LOOKING
    }

    private final LoadColumns columns;
    private final Consumer<Piece> out;
    private final BadRows badRows;
    private final HeldRows held = new HeldRows();
    private Stage stage;

    /** The row that is being read: what was sent where it is held or looked at, else finished cells. */
    private @Nullable Object[] row = new Object[0];

    private String fault = "";
    private boolean misfit;
    private long characters;

    private int width;
    private @Nullable Object[] missing = new Object[0];
    private Optional<RowBlocks> blocks = Optional.empty();

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
        blocks.ifPresent(open -> open.flush(columns.input()));
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
        if (isTooLong(length)) {
            return;
        }
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
        }
        row[column] = cell;
    }

    @Override
    public void value(int column, PlainValue value) {
        if (value instanceof PlainValue.Text text) {
            checkText(column, text.value());
            if (isTooLong(text.value().length())) {
                return;
            }
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
        row[column] = cell;
    }

    private boolean isTooLong(int length) {
        characters += length;
        if (characters <= LONGEST_ROW) {
            return false;
        }
        fault = "the row has more than " + NumberGrouping.format(LONGEST_ROW) + " characters";
        return true;
    }

    private void checkText(int column, String text) {
        if (text.indexOf('\0') >= 0) {
            fault = CellFault.ofNul(columns.all().get(column));
        }
    }

    private void misfits(int column, @Nullable Object raw) {
        TypedColumn typed = columns.all().get(column);
        if (typed.asked()) {
            fault = CellFault.ofType(typed, raw);
        } else {
            misfit = true;
        }
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
                    blocks.orElseThrow().add(row, line, columns.input(), characters);
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
            if (typed.asked() && row[i] != null && HeldRows.finished(typed, row[i]) == TypedColumn.MISFIT) {
                fault = CellFault.ofType(typed, row[i]);
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
        held.add(row, line, columns.input(), characters);
        if (held.areEnough()) {
            start();
        }
    }

    /** The types of the rows that are held become those in which rows are sent. */
    private void start() {
        stage = Stage.SENDING;
        width = columns.all().size();
        missing = columns.all().stream().map(TypedColumn::missing).toArray();
        row = missing.clone();
        out.accept(new Piece.Start(columns.all().stream()
                .map(column -> new Piece.Column(column.name(), column.kind()))
                .toList()));
        RowBlocks sent = new RowBlocks(out, width);
        blocks = Optional.of(sent);
        held.sendTo(sent, columns.all());
    }

    /** What was sent is worth nothing now; what was not yet sent is not needed either. */
    private void stopSending() {
        blocks = Optional.empty();
        stage = Stage.LOOKING;
        out.accept(new Piece.Misfit());
    }

    /** Everything was read. */
    void end() {
        if (stage == Stage.HOLDING) {
            start();
        }
        blocks.ifPresent(open -> open.flush(columns.input()));
        out.accept(new Piece.End(columns.notes()));
    }

    private void clearRow() {
        Arrays.fill(row, null);
        if (stage == Stage.SENDING) {
            System.arraycopy(missing, 0, row, 0, width);
        }
        fault = "";
        misfit = false;
        characters = 0;
    }
}
