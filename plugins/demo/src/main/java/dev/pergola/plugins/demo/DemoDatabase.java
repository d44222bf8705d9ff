package dev.pergola.plugins.demo;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.data.Databases;
import dev.pergola.api.data.Sql;
import dev.pergola.api.data.Transaction;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Writes the demo database into a file. */
final class DemoDatabase {

    private final Databases databases;

    DemoDatabase(Databases databases) {
        this.databases = requireNonNull(databases, "databases is null");
    }

    /**
     * Makes the file anew. An older one keeps its place until the new one is complete.
     *
     * @param file where it shall be; its directory exists
     * @param progress is told each table as it begins, on the calling thread
     * @return the number of rows
     */
    long write(Path file, Consumer<String> progress) {
        DemoContent content = new DemoContent();
        return databases.create(file, transaction -> {
            long rows = 0;
            for (DemoTable table : content.tables()) {
                progress.accept(table.name());
                table.createStatements().forEach(statement -> execute(transaction, statement));
                rows += transaction.executeMany(table.insertStatement(), table.rows());
            }
            progress.accept("indexes, views and full-text search");
            content.tables().stream()
                    .flatMap(table -> table.indexStatements().stream())
                    .forEach(statement -> execute(transaction, statement));
            content.views().forEach(view -> execute(transaction, view.createStatement()));
            content.searchStatements().forEach(statement -> execute(transaction, statement));
            execute(transaction, "ANALYZE");
            DemoStamp.current().statements().forEach(statement -> execute(transaction, statement));
            return rows;
        });
    }

    private static void execute(Transaction transaction, String statement) {
        transaction.execute(Sql.of(statement));
    }
}
