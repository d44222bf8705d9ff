package dev.pergola.core.internal;

import dev.pergola.core.config.ColumnTypeOption;
import dev.pergola.core.config.ColumnTypes;
import dev.pergola.core.config.Configuration;
import dev.pergola.core.config.JsonText;
import dev.pergola.core.model.PlainValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Types of columns as rows, and back. */
final class KeptTypes {

    private KeptTypes() {}

    static List<KeptRow> rows(Configuration configuration) {
        List<KeptRow> rows = new ArrayList<>();
        configuration.databases().forEach((database, of) -> of.tables()
                .forEach((table, options) -> options.columnTypes()
                        .forEach((column, type) -> rows.add(row(List.of(database, table, column), type)))));
        return rows;
    }

    static KeptRow row(List<String> key, ColumnTypeOption type) {
        Optional<Object> settings = type.settings() instanceof PlainValue.Nothing
                ? Optional.empty()
                : Optional.of(JsonText.of(type.settings()));
        return new KeptRow(new KeptRow.Place(KeptTable.TYPES, key), List.of(Optional.of(type.type()), settings));
    }

    static ColumnTypes read(InternalDatabase database) {
        Map<String, Map<String, Map<String, ColumnTypeOption>>> types = new LinkedHashMap<>();
        database.forEach(KeptTable.TYPES, row -> types.computeIfAbsent(row.text(0), name -> new LinkedHashMap<>())
                .computeIfAbsent(row.text(1), name -> new LinkedHashMap<>())
                .put(
                        row.text(2),
                        new ColumnTypeOption(
                                row.text(3), JsonText.read(row.text(4)).orElseGet(PlainValue::nothing))));
        return new ColumnTypes(types);
    }
}
