package dev.pergola.core.plan;

import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.ForeignKey;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.model.Value;
import dev.pergola.core.problem.KnownProblems;
import dev.pergola.core.text.SqlIdentifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the page of one row will run.
 *
 * @param table where the row is
 * @param columns the columns shown, in order
 * @param row selects the row with its labels behind the columns, or nothing where there is none
 * @param readable the statement as a person would write it: the row without labels
 * @param labelPositions where the label of a column stands among the selected cells, by the name of the column
 * @param links counts for each relation from other tables the rows that refer to this one
 */
public record RowPlan(
        TableSchema table,
        List<String> columns,
        Sql row,
        Sql readable,
        Map<String, Integer> labelPositions,
        List<Link> links) {

    /** Copies the lists. */
    public RowPlan {
        columns = List.copyOf(columns);
        labelPositions = Map.copyOf(labelPositions);
        links = List.copyOf(links);
    }

    /**
     * A relation from another table.
     *
     * @param key seen from this table: the other table, the column here and the column there
     * @param count counts the rows over there
     */
    public record Link(ForeignKey key, Sql count) {}

    /**
     * Plans the page of a row.
     *
     * @param table where the row is
     * @param keyValues the values of its key in key order, as texts from the address
     * @param labels the columns whose labels are selected as well
     * @return what to run
     * @throws dev.pergola.api.ServerException where there are not as many values as the key has columns
     */
    public static RowPlan of(TableSchema table, List<String> keyValues, List<LabelColumn> labels) {
        List<String> key = table.rowKey();
        if (key.size() != keyValues.size()) {
            throw KnownProblems.badKey(table.name(), key, keyValues.size());
        }
        List<String> columns = new ArrayList<>(table.columns().stream()
                .filter(column -> !column.hidden())
                .map(ColumnSchema::name)
                .toList());
        if (table.primaryKey().isEmpty() && !table.view()) {
            columns.add(0, ColumnSelection.ROWID);
        }
        Map<String, Value> parameters = new LinkedHashMap<>();
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            parameters.put("p" + i, Value.of(keyValues.get(i)));
            terms.add(SqlIdentifier.quoteAlways(key.get(i)) + " = :p" + i);
        }
        String cells = Stream.concat(
                        columns.stream().map(SqlIdentifier::quote),
                        labels.stream().map(label -> label.expression(table)))
                .collect(Collectors.joining(", "));
        String text = "select %s from %s where %s"
                .formatted(cells, SqlIdentifier.quote(table.name()), String.join(" and ", terms));
        Map<String, Integer> positions = new HashMap<>();
        labels.forEach(label -> positions.put(label.key().column(), columns.size() + positions.size()));
        return new RowPlan(
                table,
                columns,
                new Sql(text, parameters),
                readable(table, parameters),
                positions,
                links(table, keyValues));
    }

    /**
     * The same with some of its links.
     *
     * @param wanted which relations are counted
     * @return nothing is run for the others
     */
    public RowPlan linked(Predicate<ForeignKey> wanted) {
        return new RowPlan(
                table,
                columns,
                row,
                readable,
                labelPositions,
                links.stream().filter(link -> wanted.test(link.key())).toList());
    }

    private static Sql readable(TableSchema table, Map<String, Value> parameters) {
        List<String> terms = new ArrayList<>();
        table.rowKey().forEach(column -> terms.add(SqlIdentifier.quoteAlways(column) + "=:p" + terms.size()));
        String cells = table.primaryKey().isEmpty() ? "rowid, *" : "*";
        return new Sql(
                "select %s from %s where %s"
                        .formatted(cells, SqlIdentifier.quote(table.name()), String.join(" AND ", terms)),
                parameters);
    }

    private static List<Link> links(TableSchema table, List<String> keyValues) {
        return keyValues.size() != 1 || table.primaryKey().isEmpty()
                ? List.of()
                : table.incoming().stream()
                        .map(key -> new Link(
                                key,
                                new Sql(
                                        "select count(*) from %s where %s = :id"
                                                .formatted(
                                                        SqlIdentifier.quote(key.otherTable()),
                                                        SqlIdentifier.quoteAlways(key.otherColumn())),
                                        Map.of("id", Value.of(keyValues.get(0))))))
                        .toList();
    }
}
