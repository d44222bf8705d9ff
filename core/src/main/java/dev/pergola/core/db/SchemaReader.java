package dev.pergola.core.db;

import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.ColumnSchema.Visibility;
import dev.pergola.core.model.DatabaseSchema;
import dev.pergola.core.model.ForeignKey;
import dev.pergola.core.model.ForeignKeys;
import dev.pergola.core.model.TableKind;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.model.TableTraits;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what a database says about its tables. For one reading on one connection.
 *
 * <p>A table that SQLite cannot describe, such as a view of a table that is gone or a virtual table whose module is
 * missing, is listed without columns and does not hide the others.
 */
final class SchemaReader {

    private final SqliteConnection connection;
    private final List<SchemaEntry> entries = new ArrayList<>();
    private final Map<String, TableFacts> facts = new HashMap<>();

    private SchemaReader(SqliteConnection connection) {
        this.connection = connection;
    }

    static DatabaseSchema read(SqliteConnection connection) throws SQLException {
        SchemaReader reader = new SchemaReader(connection);
        reader.readEntries();
        reader.readFacts();
        return reader.assemble();
    }

    /** What {@code pragma_table_list} says about a table. */
    private record TableFacts(TableKind kind, boolean withoutRowid) {}

    private void readEntries() throws SQLException {
        forEach("select type, name, tbl_name, sql from sqlite_master", Optional.empty(), row -> {
            Optional<String> sql = Optional.ofNullable(row.getString(4));
            entries.add(new SchemaEntry(row.getString(1), row.getString(2), row.getString(3), sql));
        });
    }

    private void readFacts() throws SQLException {
        forEach("select name, type, wr from pragma_table_list where schema = 'main'", Optional.empty(), row -> {
            TableKind kind =
                    switch (row.getString(2)) {
                        case "view" -> TableKind.VIEW;
                        case "virtual" -> TableKind.VIRTUAL;
                        case "shadow" -> TableKind.SHADOW;
                        default -> TableKind.TABLE;
                    };
            facts.put(row.getString(1), new TableFacts(kind, row.getBoolean(3)));
        });
    }

    private DatabaseSchema assemble() throws SQLException {
        Map<String, TableSchema> tables = new LinkedHashMap<>();
        for (SchemaEntry entry : inListingOrder()) {
            tables.put(entry.name(), describe(entry));
        }
        relate(tables);
        TraitRules rules = new TraitRules(entries);
        List<TableSchema> finished = new ArrayList<>();
        for (TableSchema table : tables.values()) {
            List<String> unique = table.view() ? List.of() : singleUniqueColumns(table.name());
            finished.add(table.withTraits(
                    new TableTraits(rules.hidden(table), rules.ftsTable(table.name()), LabelColumn.of(table, unique))));
        }
        return new DatabaseSchema(finished);
    }

    private List<SchemaEntry> inListingOrder() {
        List<SchemaEntry> ordered = new ArrayList<>();
        entries.stream()
                .filter(entry -> entry.type().equals("table"))
                .sorted(Comparator.comparing(SchemaEntry::name))
                .forEach(ordered::add);
        entries.stream().filter(entry -> entry.type().equals("view")).forEach(ordered::add);
        return ordered;
    }

    private TableSchema describe(SchemaEntry entry) {
        TableFacts known = facts.getOrDefault(
                entry.name(), new TableFacts(entry.type().equals("view") ? TableKind.VIEW : TableKind.TABLE, false));
        return new TableSchema(
                entry.name(),
                known.kind(),
                columns(entry.name()),
                known.withoutRowid(),
                definition(entry),
                ForeignKeys.none(),
                TableTraits.none());
    }

    private String definition(SchemaEntry entry) {
        List<String> statements = new ArrayList<>();
        entry.sql().ifPresent(sql -> statements.add(sql + ";"));
        for (SchemaEntry other : entries) {
            if (other.type().equals("index") && other.table().equals(entry.name())) {
                other.sql().ifPresent(sql -> statements.add(sql + ";"));
            }
        }
        return String.join("\n", statements);
    }

    private List<ColumnSchema> columns(String table) {
        String sql =
                "select name, type, \"notnull\", dflt_value, pk, hidden from pragma_table_xinfo(?, 'main') order by cid";
        List<ColumnSchema> columns = new ArrayList<>();
        try {
            forEach(
                    sql,
                    Optional.of(table),
                    row -> columns.add(new ColumnSchema(
                            row.getString(1),
                            Optional.ofNullable(row.getString(2)).orElse(""),
                            row.getBoolean(3),
                            Optional.ofNullable(row.getString(4)),
                            row.getInt(5),
                            visibility(row.getInt(6)))));
        } catch (SQLException cannotDescribe) {
            return List.of();
        }
        return columns;
    }

    private static Visibility visibility(int hidden) {
        return switch (hidden) {
            case 0 -> Visibility.ORDINARY;
            case 1 -> Visibility.HIDDEN;
            case 2 -> Visibility.GENERATED;
            default -> Visibility.GENERATED_STORED;
        };
    }

    private void relate(Map<String, TableSchema> tables) throws SQLException {
        Map<String, List<ForeignKey>> outgoing = new HashMap<>();
        Map<String, List<ForeignKey>> incoming = new HashMap<>();
        Map<String, List<ForeignKey>> declared = new HashMap<>();
        for (TableSchema table : tables.values()) {
            List<ForeignKey> keys = table.view() ? List.of() : foreignKeys(table.name(), tables);
            declared.put(table.name(), keys);
            for (ForeignKey key : keys) {
                if (tables.containsKey(key.otherTable()) && !key.otherColumn().isEmpty()) {
                    outgoing.computeIfAbsent(table.name(), name -> new ArrayList<>())
                            .add(key);
                    incoming.computeIfAbsent(key.otherTable(), name -> new ArrayList<>())
                            .add(new ForeignKey(table.name(), key.otherColumn(), key.column(), key.implied()));
                }
            }
        }
        tables.replaceAll((name, table) -> table.withForeignKeys(new ForeignKeys(
                outgoing.getOrDefault(name, List.of()),
                incoming.getOrDefault(name, List.of()),
                declared.getOrDefault(name, List.of()))));
    }

    /** Keys of one column; a key that names no column means the other table's only key. */
    private List<ForeignKey> foreignKeys(String table, Map<String, TableSchema> tables) throws SQLException {
        String sql = """
                select "table", min("from"), min("to") from pragma_foreign_key_list(?, 'main')
                group by id having count(*) = 1 order by id""";
        List<ForeignKey> keys = new ArrayList<>();
        forEach(sql, Optional.of(table), row -> {
            Optional<TableSchema> other = Optional.ofNullable(tables.get(row.getString(1)));
            Optional<String> named = Optional.ofNullable(row.getString(3));
            String column = named.or(() -> other.flatMap(SchemaReader::onlyKey)).orElse("");
            keys.add(new ForeignKey(row.getString(1), row.getString(2), column, named.isEmpty()));
        });
        return keys;
    }

    private static Optional<String> onlyKey(TableSchema table) {
        List<String> key = table.primaryKey();
        return key.size() == 1 ? Optional.of(key.get(0)) : Optional.empty();
    }

    private List<String> singleUniqueColumns(String table) throws SQLException {
        String sql = """
                select min(columns.name) from pragma_index_list(?, 'main') as indexes
                join pragma_index_info(indexes.name, 'main') as columns
                where indexes."unique" and not indexes.partial
                group by indexes.name having count(*) = 1 and min(columns.name) is not null""";
        List<String> columns = new ArrayList<>();
        forEach(sql, Optional.of(table), row -> columns.add(row.getString(1)));
        return columns;
    }

    /** Something to do with each row of a short answer. */
    @FunctionalInterface
    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void forEach(String sql, Optional<String> table, RowReader reader) throws SQLException {
        PreparedStatement statement = connection.take(sql);
        try {
            if (table.isPresent()) {
                statement.setString(1, table.get());
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        } catch (SQLException failure) {
            statement.close();
            throw failure;
        }
        connection.giveBack(sql, statement);
    }
}
