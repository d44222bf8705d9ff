package dev.pergola.core.render.html;

import dev.pergola.api.http.QueryString;
import dev.pergola.core.model.StoredQuery;
import dev.pergola.core.model.TextPlace;
import dev.pergola.core.page.Failure;
import dev.pergola.core.page.QueryPage;
import dev.pergola.core.page.ShownParameter;
import dev.pergola.core.text.HtmlEscaping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the page of a query shows. */
record QueryModel(
        String name,
        String colour,
        String address,
        String heading,
        Optional<Named> named,
        boolean written,
        boolean writes,
        boolean runnable,
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
        PageText rows,
        Optional<Fault> fault,
        String saveAddress,
        boolean explains,
        boolean explained,
        PageText plan) {

    private static final int FEWEST_LINES = 4;
    private static final int MOST_LINES = 24;
    private static final String HIDE = "_hide_sql";
    private static final String SHOW = "_show_sql";

    /** What is kept about a query under its name; the description is HTML already. */
    record Named(String title, boolean restricted, boolean described, String description, String editAddress) {

        static Named of(QueryPage.Named named) {
            StoredQuery.Display display = named.query().display();
            String text = display.descriptionHtml()
                    .filter(html -> !html.isEmpty())
                    .orElseGet(() ->
                            display.description().map(HtmlEscaping::escape).orElse(""));
            return new Named(
                    named.query().title(),
                    named.restricted(),
                    !text.isEmpty(),
                    text,
                    named.editAddress().orElse(""));
        }
    }

    /** Where in the statement the fault is, for an editor and in words. */
    record Fault(int line, int column, int length, String words) {

        static Fault of(TextPlace place) {
            String words = place.certain() ? "In line %d, column %d." : "Perhaps in line %d, column %d.";
            return new Fault(
                    place.line(), place.column(), place.length(), words.formatted(place.line(), place.column()));
        }
    }

    /** A named parameter with the number of its field. */
    record Parameter(int number, String name, String value) {}

    static QueryModel of(QueryPage page, Optional<GridHtml.Written> written) {
        boolean hidden = hidden(page);
        boolean writes =
                page.named().map(named -> named.query().origin().writes()).orElse(false);
        boolean truncated = page.grid().map(grid -> grid.rows().truncated()).orElse(false);
        List<Parameter> parameters = parameters(page);
        return new QueryModel(
                page.database().name(),
                page.database().colour(),
                page.address().path(),
                heading(page, written, truncated),
                page.named().map(Named::of),
                page.named().isEmpty(),
                writes,
                page.named().isEmpty() || (writes ? page.database().mutable() : !parameters.isEmpty()),
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
                ExportLinks.of(page.frame()),
                written.map(GridHtml.Written::html).orElseGet(() -> new PageText()),
                page.faultPlace().map(Fault::of),
                page.offers().saveAddress().orElse(""),
                page.offers().explanation(),
                page.outcome() instanceof QueryPage.Outcome.Explained,
                PlanHtml.of(page.plan()));
    }

    private static String heading(QueryPage page, Optional<GridHtml.Written> written, boolean truncated) {
        String kind = page.named().isEmpty() ? "Custom SQL query" : "Query";
        return written.map(rows -> kind + " returning " + (truncated ? "more than " : "") + Words.rows(rows.rows()))
                .orElse(kind);
    }

    /** Whether the SQL is folded away: by the one who keeps the query, or by the reader. */
    private static boolean hidden(QueryPage page) {
        QueryString query = page.address().query();
        return query.has(HIDE) || (hiddenAtFirst(page) && !query.has(SHOW));
    }

    private static boolean hiddenAtFirst(QueryPage page) {
        return page.named().map(named -> named.query().display().hideSql()).orElse(false);
    }

    private static LinkModel toggle(QueryPage page, boolean hidden) {
        QueryString query = page.address().query().without(HIDE).without(SHOW);
        if (hidden == hiddenAtFirst(page)) {
            query = query.with(hidden ? SHOW : HIDE, "1");
        }
        return new LinkModel(
                hidden ? "show" : "hide", page.address().with(query).text(), true);
    }

    private static List<Parameter> parameters(QueryPage page) {
        List<Parameter> parameters = new ArrayList<>();
        for (ShownParameter parameter : page.parameters()) {
            parameters.add(new Parameter(parameters.size() + 1, parameter.name(), parameter.value()));
        }
        return List.copyOf(parameters);
    }
}
