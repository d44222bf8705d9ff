package dev.pergola.core.db;

import dev.pergola.api.data.Sql;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Real databases for tests. */
public final class DatabaseFixture {

    private DatabaseFixture() {}

    /** Makes a file from a script of statements that end with a semicolon at the end of a line. */
    public static Path file(Path file, String script) {
        return DatabaseFiles.create(file, transaction -> {
            for (String statement : script.split(";\\s*(\\n|$)")) {
                if (!statement.isBlank()) {
                    transaction.execute(Sql.of(statement));
                }
            }
            return file;
        });
    }

    /** Every row of a cursor as values; closes it. */
    public static List<List<Value>> rows(RowCursor cursor) {
        List<List<Value>> rows = new ArrayList<>();
        try (cursor) {
            while (cursor.next()) {
                List<Value> row = new ArrayList<>();
                for (int i = 0; i < cursor.columns().size(); i++) {
                    row.add(Value.of(cursor, i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** Every row of a statement as text, cells joined by a bar. */
    public static List<String> texts(Database database, String sql) {
        return rows(database.query(dev.pergola.core.model.Sql.of(sql))).stream()
                .map(row -> String.join("|", row.stream().map(Value::asText).toList()))
                .toList();
    }

    /** A file that keeps text as UTF-16. */
    public static Path wideFile(Path file) {
        String address = new DatabaseSource.MutableFile(file).readAddress().replace("mode=ro", "mode=rwc");
        Connections connections =
                new Connections(new DatabaseSource.MutableFile(file), () -> 0, ConnectionPreparation.none(), List::of);
        try (SqliteConnection connection = connections.openForWriting(address)) {
            connection.execute("pragma encoding = 'UTF-16le'");
            connection.execute("create table t(v text)");
            connection.execute("insert into t values ('grüße')");
            return file;
        } catch (java.sql.SQLException failure) {
            throw SqlFailure.of(failure);
        }
    }
}
