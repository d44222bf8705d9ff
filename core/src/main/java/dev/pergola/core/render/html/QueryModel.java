package dev.pergola.core.render.html;

import dev.pergola.api.http.QueryString;
import dev.pergola.core.page.Failure;
import dev.pergola.core.page.QueryPage;
import dev.pergola.core.page.ShownParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the page of a query shows. */
record QueryModel(
        String name,
        String colour,
        String address,
        String heading,
        Optional<LinkModel> toggle,
        boolean hidden,
        String sql,
        long lines,
        List<Parameter> parameters,
        boolean hasParameters,
        Optional<Failure> failure,
        boolean ran,
        boolean truncated,
        String rowCount,
        boolean hasRows,
        List<LinkModel> exports,
        PageText rows) {

    private static final int FEWEST_LINES = 4;
    private static final int MOST_LINES = 24;
    private static final String HIDE = "_hide_sql";

    /** A named parameter with the number of its field. */
    record Parameter(int number, String name, String value) {}

    static QueryModel of(QueryPage page, Optional<GridHtml.Written> written) {
        boolean hidden = page.address().query().has(HIDE);
        boolean truncated = page.grid().map(grid -> grid.rows().truncated()).orElse(false);
        List<Parameter> parameters = parameters(page);
        return new QueryModel(
                page.database().name(),
                page.database().colour(),
                page.address().path(),
                heading(written, truncated),
                page.sql().isBlank() ? Optional.empty() : Optional.of(toggle(page, hidden)),
                hidden,
                page.sql(),
                Math.min(MOST_LINES, Math.max(FEWEST_LINES, page.sql().lines().count() + 1)),
                parameters,
                !parameters.isEmpty(),
                page.failure(),
                written.isPresent(),
                truncated,
                written.map(rows -> Words.rows(rows.rows())).orElse(""),
                written.map(rows -> rows.rows() > 0).orElse(false),
                page.frame()
                        .jsonAddress()
                        .map(address -> LinkModel.of(Map.of("json", address)))
                        .orElse(List.of()),
                written.map(GridHtml.Written::html).orElseGet(() -> new PageText(0)));
    }

    private static String heading(Optional<GridHtml.Written> written, boolean truncated) {
        return written.map(rows ->
                        "Custom SQL query returning " + (truncated ? "more than " : "") + Words.rows(rows.rows()))
                .orElse("Custom SQL query");
    }

    private static LinkModel toggle(QueryPage page, boolean hidden) {
        QueryString query = page.address().query();
        QueryString other = hidden ? query.without(HIDE) : query.with(HIDE, "1");
        return new LinkModel(
                hidden ? "show" : "hide", page.address().with(other).text(), true);
    }

    private static List<Parameter> parameters(QueryPage page) {
        List<Parameter> parameters = new ArrayList<>();
        for (ShownParameter parameter : page.parameters()) {
            parameters.add(new Parameter(parameters.size() + 1, parameter.name(), parameter.value()));
        }
        return List.copyOf(parameters);
    }
}
