package dev.pergola.core.change;

import dev.pergola.core.model.PlainValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Rows that somebody wants to add, as he sent them: well-formed, but not yet compared with a table.
 *
 * @param rows by the names of their columns, in the order in which they came
 * @param returning whether the rows are wanted back
 * @param ignore whether rows that contradict others are left out
 * @param replace whether rows that contradict others take their place
 * @param alter whether columns that are missing are made
 */
public record RowsRequest(
        List<Map<String, PlainValue>> rows, boolean returning, boolean ignore, boolean replace, boolean alter) {

    private static final String ROW = "row";
    private static final String ROWS = "rows";
    private static final Set<String> OPTIONS = Set.of("return", "ignore", "replace", "alter");

    /** Copies the list. */
    public RowsRequest {
        rows = List.copyOf(rows);
    }

    /**
     * Reads a body.
     *
     * @param body the object that was sent
     * @param mostRows how many rows are accepted at once
     * @return the rows, none for an empty list
     * @throws dev.pergola.api.ServerException where it is something else than rows with options
     */
    public static RowsRequest of(Map<String, PlainValue> body, int mostRows) {
        List<Map<String, PlainValue>> rows = rows(body);
        if (rows.size() > mostRows) {
            throw Refusal.of("Too many rows, maximum allowed is " + mostRows);
        }
        Set<String> unknown = new TreeSet<>(body.keySet());
        unknown.removeAll(OPTIONS);
        unknown.removeAll(Set.of(ROW, ROWS));
        if (!unknown.isEmpty()) {
            throw Refusal.of("Invalid parameter: "
                    + unknown.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", ")));
        }
        RowsRequest request = new RowsRequest(
                rows,
                body.containsKey(ROW) || Truth.of(body, "return"),
                Truth.of(body, "ignore"),
                Truth.of(body, "replace"),
                Truth.of(body, "alter"));
        if (request.ignore() && request.replace()) {
            throw Refusal.of("Cannot use \"ignore\" and \"replace\" at the same time");
        }
        return request;
    }

    private static List<Map<String, PlainValue>> rows(Map<String, PlainValue> body) {
        if (body.containsKey(ROW) && body.containsKey(ROWS)) {
            throw Refusal.of("Cannot use \"row\" and \"rows\" at the same time");
        }
        if (body.get(ROW) instanceof PlainValue.Fields row) {
            return List.of(row.values());
        }
        if (body.containsKey(ROW)) {
            throw Refusal.of("\"row\" must be a dictionary");
        }
        if (!body.containsKey(ROWS)) {
            throw Refusal.of("JSON must have one or other of \"row\" or \"rows\"");
        }
        if (!(body.get(ROWS) instanceof PlainValue.Items items)) {
            throw Refusal.of("\"rows\" must be a list");
        }
        List<Map<String, PlainValue>> rows = new ArrayList<>(items.values().size());
        for (PlainValue item : items.values()) {
            if (!(item instanceof PlainValue.Fields row)) {
                throw Refusal.of("\"rows\" must be a list of dictionaries");
            }
            rows.add(row.values());
        }
        return rows;
    }

    /** What is to become of rows that contradict others. */
    public Conflict conflict() {
        if (ignore) {
            return Conflict.IGNORE;
        }
        return replace ? Conflict.REPLACE : Conflict.REFUSE;
    }
}
