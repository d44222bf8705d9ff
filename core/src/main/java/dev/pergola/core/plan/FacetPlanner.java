package dev.pergola.core.plan;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.http.QueryString;
import dev.pergola.core.model.DatabaseSchema;
import dev.pergola.core.model.ForeignKey;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.problem.Suggestions;
import dev.pergola.core.text.SqlIdentifier;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Plans the facets of a page of a table.
 *
 * @param planner of the table
 * @param schema its database
 * @param readable the relations along which labels may be read
 */
public record FacetPlanner(TablePlanner planner, DatabaseSchema schema, Predicate<ForeignKey> readable) {

    private static final String SIZE = "_facet_size";

    /**
     * How many values a facet shows.
     *
     * @param query the arguments of the request; a size that is none is passed over
     * @return at least 0
     */
    public int size(QueryString query) {
        int maximum = planner.limits().maximumRows();
        String asked = query.first(SIZE).orElse("");
        if (asked.equals("max")) {
            return maximum;
        }
        if (asked.matches("[0-9]{1,9}")) {
            return Math.min(Integer.parseInt(asked), maximum);
        }
        TableDefaults.Facets defaults = planner.defaults().facets();
        return Math.min(defaults.size(), maximum);
    }

    /**
     * The facets that are wanted.
     *
     * @param query the arguments of the request
     * @return by kind, the configured ones first
     */
    public List<FacetRequest> requests(QueryString query) {
        return FacetRequest.of(planner.defaults().facets().configured(), query);
    }

    /**
     * Plans the facets of a page.
     *
     * @param query the arguments of the request
     * @param plan of the page, whose filters hold for the facets as well
     * @return in the same order as the requests
     */
    public List<FacetPlan> plan(QueryString query, TablePlan plan) {
        int limit = size(query) + 1;
        return requests(query).stream()
                .map(request -> plan(request, plan.statements().all(), limit))
                .toList();
    }

    private FacetPlan plan(FacetRequest request, Sql rows, int limit) {
        List<String> columns = planner.table().columnNames();
        if (!columns.contains(request.column()) && !request.column().equals(ColumnSelection.ROWID)) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    List.of("no such column: " + request.column()),
                    Suggestions.sentence(request.column(), columns));
        }
        Sql counts = request.kind().counts(rows, request.column(), limit);
        Optional<ForeignKey> key = request.kind() == FacetKind.COLUMN ? reference(request.column()) : Optional.empty();
        return key.map(reference -> new FacetPlan(request, labelled(counts, reference), true))
                .orElseGet(() -> new FacetPlan(request, counts, false));
    }

    private Optional<ForeignKey> reference(String column) {
        return planner.table().foreignKeys().declared().stream()
                .filter(key -> key.column().equals(column))
                .filter(readable)
                .findFirst();
    }

    /** A table without a column for labels, or one that is not there, leaves the value as its own label. */
    private Sql labelled(Sql counts, ForeignKey key) {
        Optional<String> label = schema.table(key.otherTable()).flatMap(TableSchema::labelColumn);
        if (label.isEmpty() || key.otherColumn().isEmpty()) {
            return new Sql(
                    "select value, n, cast(value as text), 1 from (" + counts.text() + ") order by 2 desc, 1",
                    counts.parameters());
        }
        String rows = "from %s as r where r.%s = f.value"
                .formatted(SqlIdentifier.quote(key.otherTable()), SqlIdentifier.quoteAlways(key.otherColumn()));
        String text =
                "select f.value, f.n, (select r.%s %s limit 1), exists(select 1 %s) from (%s) as f order by 2 desc, 1"
                        .formatted(SqlIdentifier.quoteAlways(label.get()), rows, rows, counts.text());
        return new Sql(text, counts.parameters());
    }
}
