package dev.pergola.core.view;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.CellValues;
import dev.pergola.core.model.RowCursor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The row at which a cursor stands, as plugins see it: whatever the cursor has beside the columns is not theirs. */
public final class CursorValues implements CellValues {

    private final List<String> columns;
    private final RowCursor row;
    private final Map<String, Integer> cells = new HashMap<>();

    /**
     * Values of a row.
     *
     * @param columns the names of the first cells of the cursor, in order
     * @param row moved by somebody else
     */
    public CursorValues(List<String> columns, RowCursor row) {
        this.columns = List.copyOf(columns);
        this.row = requireNonNull(row, "row is null");
        for (int cell = 0; cell < columns.size(); cell++) {
            cells.putIfAbsent(columns.get(cell), cell);
        }
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public Optional<Object> value(String column) {
        Integer cell = cells.get(column);
        return cell == null ? Optional.empty() : at(cell);
    }

    /** A value by the position of its cell; empty for NULL. */
    Optional<Object> at(int cell) {
        return switch (row.type(cell)) {
            case NULL -> Optional.empty();
            case INTEGER -> Optional.of(row.integer(cell));
            case REAL -> Optional.of(row.real(cell));
            case TEXT -> Optional.of(row.text(cell));
            case BLOB -> Optional.of(row.blob(cell));
        };
    }
}
