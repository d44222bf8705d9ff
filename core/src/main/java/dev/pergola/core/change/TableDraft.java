package dev.pergola.core.change;

import dev.pergola.core.model.DatabaseSchema;
import dev.pergola.core.text.SqlIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A table that is to be made.
 *
 * @param name of the table
 * @param columns in order
 * @param key the names of the columns of the primary key in key order; a column that is not among the others comes first
 */
public record TableDraft(String name, List<ColumnDraft> columns, List<String> key) {

    /** Copies the lists, and adds columns of the key that are missing. */
    public TableDraft {
        List<String> names = columns.stream().map(ColumnDraft::name).toList();
        List<ColumnDraft> all = new ArrayList<>(key.stream()
                .filter(column -> !names.contains(column))
                .map(column -> ColumnDraft.plain(column, ColumnKind.INTEGER))
                .toList());
        all.addAll(columns);
        columns = List.copyOf(all);
        key = List.copyOf(key);
    }

    /**
     * The CREATE statement.
     *
     * @param schema of the database, for relations
     * @return SQL, laid out as the original does
     * @throws dev.pergola.api.ServerException where a relation leads nowhere
     */
    public String sql(DatabaseSchema schema) {
        List<String> problems = new ArrayList<>();
        List<String> lines = new ArrayList<>(
                columns.stream().map(column -> line(column, schema, problems)).toList());
        Refusal.where(problems);
        if (key.size() > 1) {
            lines.add("PRIMARY KEY ("
                    + key.stream().map(SqlIdentifier::quoteAlways).collect(Collectors.joining(", ")) + ")");
        }
        return "CREATE TABLE " + SqlIdentifier.quoteAlways(name) + " (\n   " + String.join(",\n   ", lines) + "\n)";
    }

    private String line(ColumnDraft column, DatabaseSchema schema, List<String> problems) {
        StringBuilder line = new StringBuilder(SqlIdentifier.quoteAlways(column.name()))
                .append(' ')
                .append(column.kind().declaration());
        if (key.equals(List.of(column.name()))) {
            line.append(" PRIMARY KEY");
        }
        if (column.notNull()) {
            line.append(" NOT NULL");
        }
        column.defaultSql().ifPresent(sql -> line.append(" DEFAULT ").append(sql));
        Optional<String> reference = column.reference().flatMap(found -> found.sql(schema, problems));
        reference.ifPresent(sql -> line.append(' ').append(sql));
        return line.toString();
    }
}
