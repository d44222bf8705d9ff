package dev.pergola.core.db;

import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.api.data.ValueType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.sqlite.core.Codes;
import org.sqlite.core.CoreStatement;
import org.sqlite.core.DB;

/** What somebody who writes reads back. A statement that ended well is kept for the next time. */
final class WriterRows implements Rows {

    private final SqliteConnection connection;
    private final String sql;
    private final Consumer<WriterRows> whenClosed;
    private final PreparedStatement statement;
    private final ResultSet rows;
    private final DB driver;
    private final long pointer;
    private final List<String> columns;
    private boolean failed;
    private boolean closed;

    WriterRows(SqliteConnection connection, Sql sql, Consumer<WriterRows> whenClosed) throws SQLException {
        this.connection = connection;
        this.sql = sql.text();
        this.whenClosed = whenClosed;
        this.driver = connection.driver();
        this.statement = connection.take(sql.text());
        boolean opened = false;
        try {
            ApiValues.bind(statement, sql.parameters());
            rows = statement.executeQuery();
            pointer = ((CoreStatement) statement).pointer.safeRunLong((db, address) -> address);
            columns = List.of(driver.column_names(pointer)); // as they are now, whenever it was prepared
            opened = true;
        } finally {
            if (!opened) {
                statement.close();
            }
        }
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public boolean next() {
        if (closed) {
            throw new IllegalStateException("The rows are closed.");
        }
        try {
            return rows.next();
        } catch (SQLException failure) {
            failed = true;
            throw SqlFailure.of(failure);
        }
    }

    @Override
    public ValueType type(int column) {
        return call(() -> switch (driver.column_type(pointer, column)) {
            case Codes.SQLITE_INTEGER -> ValueType.INTEGER;
            case Codes.SQLITE_FLOAT -> ValueType.REAL;
            case Codes.SQLITE_TEXT -> ValueType.TEXT;
            case Codes.SQLITE_BLOB -> ValueType.BLOB;
            default -> ValueType.NULL;
        });
    }

    @Override
    public boolean isNull(int column) {
        return type(column) == ValueType.NULL;
    }

    @Override
    public long integer(int column) {
        return call(() -> driver.column_long(pointer, column));
    }

    @Override
    public double real(int column) {
        return call(() -> driver.column_double(pointer, column));
    }

    @Override
    public String text(int column) {
        return call(
                () -> Optional.ofNullable(driver.column_text(pointer, column)).orElse(""));
    }

    @Override
    public byte[] blob(int column) {
        return call(
                () -> Optional.ofNullable(driver.column_blob(pointer, column)).orElseGet(() -> new byte[0]));
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        whenClosed.accept(this);
        call(() -> {
            if (failed) {
                statement.close();
            } else {
                rows.close();
                statement.clearParameters();
                connection.giveBack(sql, statement, columns);
            }
            return closed;
        });
    }

    private <T> T call(Call<T> call) {
        try {
            return call.run();
        } catch (SQLException failure) {
            throw SqlFailure.of(failure);
        }
    }

    /** Something that the driver does. */
    @FunctionalInterface
    private interface Call<T> {
        T run() throws SQLException;
    }
}
