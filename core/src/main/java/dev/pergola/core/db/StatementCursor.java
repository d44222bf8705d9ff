package dev.pergola.core.db;

import dev.pergola.api.ServerException;
import dev.pergola.core.model.CellType;
import dev.pergola.core.model.RowCursor;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sqlite.core.Codes;
import org.sqlite.core.CoreStatement;
import org.sqlite.core.DB;

/**
 * The rows of a running statement.
 *
 * <p>Cells are read with the driver's column functions and not through {@link ResultSet}, which would make an object
 * for each number and ask for the type of a cell twice; crossing into native code is what reading a row costs.
 *
 * <p>With encoded rows, the first column of the statement is the row as JSON or NULL, and is not counted among the
 * columns.
 */
final class StatementCursor implements RowCursor {

    private final SqliteConnection connection;
    private final Execution execution;
    private final Events events;
    private final String sql;
    private final int firstColumn;

    private final PreparedStatement statement;
    private final DB driver;
    private final ResultSet rows;
    private final long pointer;
    private final List<String> columns;
    private Optional<byte[]> encodedRow = Optional.empty();
    private boolean failed;
    private boolean closed;

    /** What becomes of a statement, told to whoever started it. */
    interface Events {

        /** SQLite refused the statement, or was stopped. */
        void failed(ServerException problem);

        /** The cursor is closed, or could not be opened. Called once. */
        void closed();
    }

    /**
     * Runs a statement up to its first row.
     *
     * @param events told what becomes of the statement
     */
    StatementCursor(
            SqliteConnection connection, Execution execution, BoundSql sql, boolean encodedRows, Events events) {
        this.connection = connection;
        this.execution = execution;
        this.events = events;
        this.sql = sql.text();
        this.firstColumn = encodedRows ? 1 : 0;
        this.driver = connection.driver();
        boolean opened = false;
        execution.enter();
        try {
            statement = connection.take(sql.text());
            try {
                sql.values().bindTo(statement);
                rows = statement.executeQuery();
                execution.leave();
                pointer = ((CoreStatement) statement).pointer.safeRunLong((driver, pointer) -> pointer);
                columns = readColumns();
                opened = true;
            } finally {
                if (!opened) {
                    statement.close();
                }
            }
        } catch (SQLException failure) {
            throw problem(failure);
        } finally {
            if (!opened) {
                execution.end();
                events.closed();
            }
        }
    }

    private List<String> readColumns() throws SQLException {
        String[] names = driver.column_names(pointer);
        List<String> list = new ArrayList<>(names.length - firstColumn);
        for (int i = firstColumn; i < names.length; i++) {
            list.add(names[i]);
        }
        return List.copyOf(list);
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public boolean next() {
        if (closed || failed) {
            throw new IllegalStateException("The cursor is closed or has failed.");
        }
        execution.enter();
        try {
            boolean row = rows.next();
            execution.leave();
            if (row && firstColumn > 0) {
                encodedRow = Optional.ofNullable(driver.column_blob(pointer, 0)).filter(Utf8::valid);
            }
            return row;
        } catch (SQLException failure) {
            failed = true;
            throw problem(failure);
        }
    }

    private ServerException problem(SQLException failure) {
        ServerException problem =
                execution.stopped().map(stopped -> stopped.causedBy(failure)).orElseGet(() -> SqlFailure.of(failure));
        events.failed(problem);
        return problem;
    }

    @Override
    public CellType type(int column) {
        try {
            return switch (driver.column_type(pointer, column + firstColumn)) {
                case Codes.SQLITE_INTEGER -> CellType.INTEGER;
                case Codes.SQLITE_FLOAT -> CellType.REAL;
                case Codes.SQLITE_TEXT -> CellType.TEXT;
                case Codes.SQLITE_BLOB -> CellType.BLOB;
                default -> CellType.NULL;
            };
        } catch (SQLException failure) {
            throw SqlFailure.of(failure);
        }
    }

    @Override
    public long integer(int column) {
        try {
            return driver.column_long(pointer, column + firstColumn);
        } catch (SQLException failure) {
            throw SqlFailure.of(failure);
        }
    }

    @Override
    public double real(int column) {
        try {
            return driver.column_double(pointer, column + firstColumn);
        } catch (SQLException failure) {
            throw SqlFailure.of(failure);
        }
    }

    @Override
    public String text(int column) {
        try {
            // The bytes of a text are decoded faster here than by the driver, which goes through a buffer of its own.
            return connection.utf8()
                    ? Utf8.text(blob(column))
                    : Optional.ofNullable(driver.column_text(pointer, column + firstColumn))
                            .orElse("");
        } catch (SQLException failure) {
            throw SqlFailure.of(failure);
        }
    }

    @Override
    public byte[] utf8(int column) {
        if (connection.utf8()) {
            byte[] bytes = blob(column);
            return Utf8.valid(bytes) ? bytes : Utf8.text(bytes).getBytes(StandardCharsets.UTF_8);
        }
        return RowCursor.super.utf8(column);
    }

    @Override
    public byte[] blob(int column) {
        try {
            return Optional.ofNullable(driver.column_blob(pointer, column + firstColumn))
                    .orElseGet(() -> new byte[0]);
        } catch (SQLException failure) {
            throw SqlFailure.of(failure);
        }
    }

    @Override
    public boolean encoded() {
        return encodedRow.isPresent();
    }

    @Override
    public byte[] encodedRow() {
        return encodedRow.orElseThrow(
                () -> new IllegalStateException("The current row is not encoded; read its cells."));
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        execution.end();
        try {
            if (failed) {
                statement.close();
            } else {
                rows.close();
                connection.giveBack(sql, statement, columns);
            }
        } catch (SQLException failure) {
            throw SqlFailure.of(failure);
        } finally {
            events.closed();
        }
    }
}
