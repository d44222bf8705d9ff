package dev.pergola.core.internal;

import dev.pergola.api.ServerException;
import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.api.data.Transaction;
import dev.pergola.core.db.Database;
import dev.pergola.core.model.CellType;
import dev.pergola.core.model.RowCursor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the catalogue: which tables, columns, indexes and relations the attached databases have. All rows of a database
 * are replaced where its schema has changed, and leave with it. For one thread at a time.
 */
final class CatalogRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogRecorder.class);

    /** What is copied from each database: the rows of a statement, behind the name of the database. */
    private static final Map<String, String> COPIES = Map.of(
            "catalog_tables",
            "select name, rootpage, sql from sqlite_master where type = 'table'",
            "catalog_views",
            "select name, rootpage, sql from sqlite_master where type = 'view'",
            "catalog_columns",
            """
            select m.name, c.cid, c.name, c.type, c."notnull", c.dflt_value, c.pk, c.hidden
            from sqlite_master m, pragma_table_xinfo(m.name) c where m.type = 'table'""",
            "catalog_indexes",
            """
            select m.name, i.seq, i.name, i."unique", i.origin, i.partial
            from sqlite_master m, pragma_index_list(m.name) i where m.type = 'table'""",
            "catalog_foreign_keys",
            """
            select m.name, f.id, f.seq, f."table", f."from", f."to", f.on_update, f.on_delete, f.match
            from sqlite_master m, pragma_foreign_key_list(m.name) f where m.type = 'table'""");

    private final InternalDatabase internal;
    private final Map<String, Recorded> recorded = new HashMap<>();
    private final Set<String> known;

    CatalogRecorder(InternalDatabase internal) {
        this.internal = internal;
        this.known = internal.write(CatalogRecorder::names);
    }

    private static Set<String> names(Transaction transaction) {
        Set<String> names = new HashSet<>();
        try (Rows rows = transaction.query(Sql.of("select database_name from catalog_databases"))) {
            while (rows.next()) {
                names.add(rows.text(0));
            }
        }
        return names;
    }

    /** Which database stood under a name, and at which version of its schema. */
    private record Recorded(Database database, long schemaVersion) {}

    /** Brings the catalogue up to date with the attached databases; one that is busy is taken the next time. */
    void record(List<Database> attached) {
        for (Database database : attached) {
            try {
                Recorded now = new Recorded(database, schemaVersion(database));
                if (!now.equals(recorded.get(database.name()))) {
                    replace(database, now.schemaVersion());
                    recorded.put(database.name(), now);
                    known.add(database.name());
                }
            } catch (ServerException busy) {
                LOG.debug("The catalogue of {} is not up to date", database.name(), busy);
            }
        }
        forget(attached.stream().map(Database::name).toList());
    }

    private static long schemaVersion(Database database) {
        try (RowCursor rows =
                database.query(dev.pergola.core.model.Sql.of("select schema_version from pragma_schema_version"))) {
            return rows.next() ? rows.integer(0) : 0;
        }
    }

    private void replace(Database database, long schemaVersion) {
        Map<String, List<List<Object>>> copies = new HashMap<>();
        COPIES.forEach((table, statement) -> copies.put(table, rows(database, statement)));
        internal.write(transaction -> {
            delete(transaction, database.name());
            List<Object> described = new ArrayList<>();
            described.add(database.name());
            described.add(database.info().path().map(Path::toString).orElse(null));
            described.add(database.info().memory());
            described.add(schemaVersion);
            transaction.execute(new Sql("insert into catalog_databases values (?, ?, ?, ?)", described));
            copies.forEach((table, rows) -> insert(transaction, table, rows));
            return Boolean.TRUE;
        });
    }

    private static void insert(Transaction transaction, String table, List<List<Object>> rows) {
        if (!rows.isEmpty()) {
            String places = rows.get(0).stream().map(value -> "?").collect(Collectors.joining(", "));
            transaction.executeMany("insert or replace into " + table + " values (" + places + ")", rows);
        }
    }

    /** A statement that SQLite refuses, such as for a virtual table whose module is missing, copies nothing. */
    private static List<List<Object>> rows(Database database, String statement) {
        List<List<Object>> copied = new ArrayList<>();
        try (RowCursor rows = database.query(dev.pergola.core.model.Sql.of(statement))) {
            while (rows.next()) {
                List<Object> row = new ArrayList<>();
                row.add(database.name());
                IntStream.range(0, rows.columns().size())
                        .forEach(cell -> row.add(value(rows, cell).orElse(null)));
                copied.add(row);
            }
        } catch (ServerException refused) {
            LOG.debug("A part of the schema of {} is not in the catalogue", database.name(), refused);
        }
        return copied;
    }

    private static Optional<Object> value(RowCursor rows, int cell) {
        CellType type = rows.type(cell);
        if (type == CellType.NULL) {
            return Optional.empty();
        }
        return Optional.of(type == CellType.INTEGER ? (Object) rows.integer(cell) : rows.text(cell));
    }

    /** Takes databases out that are not attached any more, also those that an earlier run has left. */
    private void forget(List<String> attached) {
        Set<String> gone = new HashSet<>(known);
        gone.removeAll(attached);
        if (!gone.isEmpty()) {
            internal.write(transaction -> {
                gone.forEach(database -> delete(transaction, database));
                return Boolean.TRUE;
            });
            known.removeAll(gone);
            recorded.keySet().removeAll(gone);
        }
    }

    private static void delete(Transaction transaction, String database) {
        transaction.execute(Sql.of("delete from catalog_databases where database_name = ?", database));
        COPIES.keySet()
                .forEach(table ->
                        transaction.execute(Sql.of("delete from " + table + " where database_name = ?", database)));
    }
}
