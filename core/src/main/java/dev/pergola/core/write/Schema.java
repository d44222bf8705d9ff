package dev.pergola.core.write;

import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.api.data.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the database says about its tables within a transaction.
 *
 * @param transaction in which
 */
record Schema(Transaction transaction) {

    /** The CREATE statement of a table as SQLite keeps it. */
    Optional<String> sqlOf(String table) {
        return texts("select sql from sqlite_master where type = 'table' and name = ?", table).stream()
                .findFirst();
    }

    /** The CREATE statements of the indexes and triggers of a table. */
    List<String> belongingTo(String table) {
        return texts(
                "select sql from sqlite_master where type in ('index', 'trigger') and tbl_name = ? and sql is not null",
                table);
    }

    boolean has(String name) {
        return !texts("select name from sqlite_master where name = ? collate nocase", name)
                .isEmpty();
    }

    private List<String> texts(String query, String parameter) {
        try (Rows rows = transaction.query(Sql.of(query, parameter))) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.text(0));
            }
            return texts;
        }
    }
}
