package dev.pergola.core.model;

import java.util.List;
import java.util.Locale;

/** What the tables of SQLite itself tell about other tables: their names, and how many rows they have or had. */
public final class SqliteTables {

    private static final String PREFIX = "sqlite_";
    private static final String SEQUENCES = "sqlite_sequence";

    private SqliteTables() {}

    /**
     * The tables about which a table of SQLite tells.
     *
     * @param schema where they are
     * @param table the name of the table of SQLite
     * @return those that number their rows for {@code sqlite_sequence}, all for the others; none of them is one of SQLite
     */
    public static List<String> toldBy(DatabaseSchema schema, String table) {
        return schema.all().stream()
                .filter(other -> !other.view() && !other.name().startsWith(PREFIX))
                .filter(other -> !table.equals(SEQUENCES) || numbersItsRows(other))
                .map(TableSchema::name)
                .toList();
    }

    private static boolean numbersItsRows(TableSchema table) {
        return table.definition().toLowerCase(Locale.ROOT).contains("autoincrement");
    }
}
