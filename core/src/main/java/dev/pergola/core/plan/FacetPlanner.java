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
import java.util.stream.Stream;

/**
 * Plans the facets of a page of a table.
 *
 * @param planner of the table
 * @param schema its database
 * @param readable the relations along which labels may be read
 * @param kinds of facets that there are, in the order in which answers have them
 */
public record FacetPlanner(
        TablePlanner planner, DatabaseSchema schema, Predicate<ForeignKey> readable, List<FacetKind> kinds) {

    private static final String SIZE = "_facet_size";

    /** Copies the list. */
    public FacetPlanner {
        kinds = List.copyOf(kinds);
    }

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
        return FacetRequest.of(kinds, configured(), query);
    }

    /**
     * The facets that the configuration wants. A kind that no plugin offers now is passed over.
     *
     * @return in the order of the configuration
     */
    public List<FacetRequest> configured() {
        return planner.defaults().facets().configured().stream()
                .flatMap(facet -> kinds.stream()
                        .filter(kind -> kind.word().equals(facet.type()))
                        .map(kind -> new FacetRequest(kind, facet.column(), true)))
                .toList();
    }

    /**
     * Plans the facets of a page that are of the core's own kinds.
     *
     * @param query the arguments of the request
     * @param plan of the page, whose filters hold for the facets as well
     * @return in the same order as the requests
     * @throws ServerException where a column is not there, also for facets of other kinds
     */
    public List<FacetPlan> plan(QueryString query, TablePlan plan) {
        int limit = size(query) + 1;
        List<FacetRequest> requests = requests(query);
        requests.forEach(this::requireColumn);
        return requests.stream()
                .flatMap(request -> request.kind() instanceof StandardFacet kind
                        ? Stream.of(plan(request, kind.counts(plan.statements().all(), request.column(), limit)))
                        : Stream.empty())
                .toList();
    }

    private void requireColumn(FacetRequest request) {
        List<String> columns = planner.table().columnNames();
        if (!columns.contains(request.column()) && !request.column().equals(ColumnSelection.ROWID)) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    List.of("no such column: " + request.column()),
                    Suggestions.sentence(request.column(), columns));
        }
    }

    private FacetPlan plan(FacetRequest request, Sql counts) {
        Optional<ForeignKey> key =
                request.kind().equals(StandardFacet.COLUMN) ? reference(request.column()) : Optional.empty();
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
