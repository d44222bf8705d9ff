package dev.pergola.core.internal;

import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.api.data.TransactionWork;
import dev.pergola.core.db.ApiRows;
import dev.pergola.core.db.Database;
import dev.pergola.core.db.DatabaseFiles;
import dev.pergola.core.db.Databases;
import dev.pergola.core.db.Limits;
import dev.pergola.core.model.RowCursor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The database that a site keeps for itself. It stands in a list of its own, so that nothing that lists or finds databases
 * can come across it, and without what plugins add to connections.
 */
final class InternalDatabase implements AutoCloseable {
    private static final String NAME = "__INTERNAL__";

    private final Databases alone = new Databases(Limits.standard(), List.of());
    private final Database database;

    /**
     * Opens the database and makes the tables that are missing.
     *
     * @param file made where it is missing; empty to keep everything in memory, until the end of the process
     * @throws dev.pergola.api.ServerException where the file cannot be used
     */
    InternalDatabase(Optional<Path> file) {
        file.filter(path -> !Files.exists(path)).ifPresent(DatabaseFiles::createEmpty);
        try {
            database = file.map(path -> alone.attachFile(path, false)).orElseGet(() -> alone.attachSharedMemory(NAME));
            write(transaction -> {
                InternalTables.STATEMENTS.forEach(statement -> transaction.execute(Sql.of(statement)));
                return Boolean.TRUE;
            });
        } catch (RuntimeException failure) {
            alone.close();
            throw failure;
        }
    }

    /** Everything of the work, or nothing. */
    <T> T write(TransactionWork<T> work) {
        return database.write(work);
    }

    /** Hands out each row of a table in the order in which they were added. */
    void forEach(KeptTable table, Consumer<RowCursor> action) {
        read(dev.pergola.core.model.Sql.of(table.select()), action);
    }

    /** Hands out each row that a statement finds. */
    void read(dev.pergola.core.model.Sql sql, Consumer<RowCursor> action) {
        try (RowCursor rows = database.query(sql)) {
            while (rows.next()) {
                action.accept(rows);
            }
        }
    }

    /** Stays the same exactly as long as the content does. */
    Rows query(Sql sql) {
        return ApiRows.of(database, sql);
    }

    long version() {
        return database.version();
    }

    @Override
    public void close() {
        alone.close();
    }
}
