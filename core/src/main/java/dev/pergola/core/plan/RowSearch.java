package dev.pergola.core.plan;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.model.Value;
import dev.pergola.core.text.SqlIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Statements that find a few rows of a table while somebody types: by a part of the key or of the label. Each gives the
 * columns of the key, then the label where there is one.
 *
 * @param table a table, not a view
 */
public record RowSearch(TableSchema table) {

    private static final String ESCAPED = " escape '\\'";

    /** Checks the table. */
    public RowSearch {
        requireNonNull(table, "table is null");
    }

    /**
     * The rows that have a text anywhere in a value of their key or in their label; best ones first: the row with exactly
     * this key, those whose label has the text, short ones, in order of the key.
     *
     * @param text not empty
     * @param most how many rows
     * @return reads the whole table in the worst case
     */
    public Sql containing(String text, int most) {
        List<String> keys = quotedKey();
        Optional<String> label = table.labelColumn().map(SqlIdentifier::quoteAlways);
        List<String> order = new ArrayList<>();
        if (keys.size() == 1) {
            order.add("case when cast(" + keys.get(0) + " as text) = :q then 0 else 1 end");
        }
        label.ifPresent(column -> {
            order.add("case when " + matches(column) + " then 0 else 1 end");
            order.add("case when " + matches(column) + " then length(" + column + ") end");
        });
        order.add("length(" + keys.get(0) + ")");
        order.addAll(keys);
        String condition = Stream.concat(keys.stream(), label.stream())
                .distinct()
                .map(RowSearch::matches)
                .collect(Collectors.joining(" or "));
        return statement(condition, String.join(", ", order), most)
                .with("q", Value.of(text))
                .with("pattern", Value.of("%" + escaped(text) + "%"));
    }

    /**
     * The rows whose first key value begins with a text, found by the index of the key: for tables too large to be
     * searched.
     *
     * @param text not empty
     * @param most how many rows
     * @return empty where an index cannot help, because the key is a number and the text is none
     */
    public Optional<Sql> beginning(String text, int most) {
        String key = quotedKey().get(0);
        if (firstKeyIsNumber()) {
            return text.matches("-?[0-9]{1,18}")
                    ? Optional.of(statement(key + " = :q", key, most).with("q", Value.of(Long.parseLong(text))))
                    : Optional.empty();
        }
        return Optional.of(statement(key + " >= :q and " + key + " < :beyond", key, most)
                .with("q", Value.of(text))
                .with("beyond", Value.of(text + Character.toString(Character.MAX_CODE_POINT))));
    }

    /**
     * The rows with the highest keys, which in most tables are the newest.
     *
     * @param most how many rows
     * @return read from the end of the index
     */
    public Sql newest(int most) {
        List<String> keys = quotedKey();
        String others = keys.stream().skip(1).map(key -> ", " + key).collect(Collectors.joining());
        return statement("1", keys.get(0) + " desc" + others, most);
    }

    private Sql statement(String condition, String order, int most) {
        String cells = Stream.concat(quotedKey().stream(), table.labelColumn().map(SqlIdentifier::quoteAlways).stream())
                .collect(Collectors.joining(", "));
        return Sql.of("select " + cells + " from " + SqlIdentifier.quoteAlways(table.name()) + " where " + condition
                + " order by " + order + " limit " + most);
    }

    private boolean firstKeyIsNumber() {
        return table.rowidTable()
                || table.column(table.rowKey().get(0))
                        .map(ColumnSchema::affinity)
                        .map(affinity -> affinity.numeric())
                        .orElse(false);
    }

    /** The row number of SQLite stands bare: in quotes it would become a text where the table has none. */
    private List<String> quotedKey() {
        return table.rowidTable()
                ? List.of("rowid")
                : table.primaryKey().stream().map(SqlIdentifier::quoteAlways).toList();
    }

    private static String matches(String column) {
        return column + " like :pattern" + ESCAPED;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
