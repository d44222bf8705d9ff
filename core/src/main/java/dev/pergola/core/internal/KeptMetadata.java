package dev.pergola.core.internal;

import dev.pergola.core.config.Metadata;
import dev.pergola.core.model.RowCursor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Descriptions as rows, and back. */
final class KeptMetadata {

    /** What is told of a column; other keys are for those who wrote them. */
    private static final String DESCRIPTION = "description";

    private final Map<String, String> instance = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> databases = new LinkedHashMap<>();
    private final Map<String, Map<String, Map<String, String>>> resources = new LinkedHashMap<>();
    private final Map<String, Map<String, Map<String, String>>> columns = new LinkedHashMap<>();

    private KeptMetadata() {}

    static List<KeptRow> rows(Metadata metadata) {
        List<KeptRow> rows = new ArrayList<>();
        metadata.values().forEach((key, value) -> rows.add(KeptRow.of(KeptTable.INSTANCE, List.of(key), value)));
        metadata.databases().forEach((database, of) -> {
            of.values()
                    .forEach((key, value) -> rows.add(KeptRow.of(KeptTable.DATABASES, List.of(database, key), value)));
            of.tables().forEach((table, ofTable) -> addRows(rows, database, table, ofTable));
        });
        return rows;
    }

    private static void addRows(List<KeptRow> rows, String database, String table, Metadata.OfTable of) {
        of.values()
                .forEach((key, value) ->
                        rows.add(KeptRow.of(KeptTable.RESOURCES, List.of(database, table, key), value)));
        of.columns()
                .forEach((column, text) ->
                        rows.add(KeptRow.of(KeptTable.COLUMNS, List.of(database, table, column, DESCRIPTION), text)));
    }

    static Metadata read(InternalDatabase database) {
        KeptMetadata read = new KeptMetadata();
        database.forEach(KeptTable.INSTANCE, row -> read.instance.put(row.text(0), row.text(1)));
        database.forEach(
                KeptTable.DATABASES, row -> inside(read.databases, row.text(0)).put(row.text(1), row.text(2)));
        database.forEach(
                KeptTable.RESOURCES, row -> inTable(read.resources, row).put(row.text(2), row.text(3)));
        database.forEach(KeptTable.COLUMNS, row -> {
            if (row.text(3).equals(DESCRIPTION)) {
                inTable(read.columns, row).put(row.text(2), row.text(4));
            }
        });
        return read.metadata();
    }

    private static Map<String, String> inTable(Map<String, Map<String, Map<String, String>>> all, RowCursor row) {
        return inside(all.computeIfAbsent(row.text(0), database -> new LinkedHashMap<>()), row.text(1));
    }

    private static Map<String, String> inside(Map<String, Map<String, String>> all, String name) {
        return all.computeIfAbsent(name, key -> new LinkedHashMap<>());
    }

    private Metadata metadata() {
        Map<String, Metadata.OfDatabase> all = new LinkedHashMap<>();
        Stream.of(databases.keySet(), resources.keySet(), columns.keySet())
                .flatMap(names -> names.stream())
                .distinct()
                .forEach(database -> all.put(
                        database,
                        new Metadata.OfDatabase(databases.getOrDefault(database, Map.of()), tables(database))));
        return new Metadata(instance, all);
    }

    private Map<String, Metadata.OfTable> tables(String database) {
        Map<String, Map<String, String>> values = resources.getOrDefault(database, Map.of());
        Map<String, Map<String, String>> described = columns.getOrDefault(database, Map.of());
        Map<String, Metadata.OfTable> tables = new LinkedHashMap<>();
        Stream.concat(values.keySet().stream(), described.keySet().stream())
                .distinct()
                .forEach(table -> tables.put(
                        table,
                        new Metadata.OfTable(
                                values.getOrDefault(table, Map.of()), described.getOrDefault(table, Map.of()))));
        return tables;
    }
}
