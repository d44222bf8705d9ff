package dev.pergola.core.render.html;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.http.Body;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Response;
import dev.pergola.core.page.DatabasePage;
import dev.pergola.core.page.Failure;
import dev.pergola.core.page.FormPage;
import dev.pergola.core.page.IndexPage;
import dev.pergola.core.page.JsonPage;
import dev.pergola.core.page.Page;
import dev.pergola.core.page.PageRenderer;
import dev.pergola.core.page.PluginsPage;
import dev.pergola.core.page.ProblemPage;
import dev.pergola.core.page.QueryPage;
import dev.pergola.core.page.RowGrid;
import dev.pergola.core.page.RowPage;
import dev.pergola.core.page.TablePage;
import dev.pergola.core.text.SiteUrls;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Writes pages as HTML, each with its Content-Security-Policy and a link to the same content as JSON.
 *
 * <p>The rows are written first, since what comes above them tells how many there are, and then the page around them.
 */
public final class HtmlRenderer implements PageRenderer {
    private static final String HTML = "text/html; charset=utf-8";

    private final Templates templates = new Templates();
    private final IntSupplier cellLimit;

    /**
     * Makes the renderer.
     *
     * @param cellLimit after how many characters the text of a cell is cut at present; 0 for never
     */
    public HtmlRenderer(IntSupplier cellLimit) {
        this.cellLimit = requireNonNull(cellLimit, "cellLimit is null");
    }

    @Override
    public Response render(Page page, QueryString options) {
        if (page instanceof TablePage table) {
            return table(table);
        }
        if (page instanceof RowPage row) {
            GridHtml.Written written = GridHtml.row(row.grid(), urls(row));
            return respond(row, "row", RowModel.of(row, written), new Content(written, row.grid()));
        }
        if (page instanceof QueryPage query) {
            return query(query);
        }
        if (page instanceof IndexPage index) {
            return respond(index, "index", IndexModel.of(index), Content.NONE);
        }
        if (page instanceof DatabasePage database) {
            return respond(database, "database", DatabaseModel.of(database), Content.NONE);
        }
        if (page instanceof PluginsPage plugins) {
            return respond(plugins, "plugins", PluginsModel.of(plugins), Content.NONE);
        }
        if (page instanceof JsonPage facts) {
            return respond(facts, "facts", FactsModel.of(facts), Content.NONE);
        }
        if (page instanceof FormPage form) {
            return respond(form, "form", FormModel.of(form), Content.NONE);
        }
        ProblemPage problem = (ProblemPage) page;
        return respond(problem, "problem", ProblemModel.of(problem), Content.NONE)
                .withStatus(problem.failure().status());
    }

    private Response table(TablePage page) {
        SiteUrls urls = urls(page);
        String address = urls.table(page.database().route(), page.table().name());
        GridHtml.Written written =
                GridHtml.table(page.grid(), SortLinks.of(page.controls()), urls, address, cellLimit.getAsInt());
        return respond(page, "table", TableModel.of(page, written), new Content(written, page.grid()));
    }

    private Response query(QueryPage page) {
        Optional<GridHtml.Written> written =
                page.grid().map(grid -> GridHtml.query(grid, urls(page), cellLimit.getAsInt()));
        Content content = written.flatMap(rows -> page.grid().map(grid -> new Content(rows, grid)))
                .orElse(Content.NONE);
        int status = page.failure().map(Failure::status).orElse(200);
        return respond(page, "query", QueryModel.of(page, written), content).withStatus(status);
    }

    private static SiteUrls urls(Page page) {
        return new SiteUrls(page.frame().site().basePath());
    }

    /**
     * What is known of the rows of a page when they have been written.
     *
     * @param bytes how long they are as HTML
     * @param duration how long the database took, in words; blank where it was not asked
     */
    private record Content(int bytes, String duration) {
        static final Content NONE = new Content(0, "");

        Content(GridHtml.Written written, RowGrid grid) {
            this(written.html().size(), Words.duration(grid.rows().milliseconds()));
        }
    }

    private Response respond(Page page, String template, Record model, Content content) {
        byte[] html = templates.fill(template, content.bytes(), FrameModel.of(page, content.duration()), model);
        Response response = Response.of(HTML, Body.of(html))
                .withHeader(
                        "Content-Security-Policy",
                        ContentSecurityPolicy.of(page.frame().parts()));
        return page.frame()
                .jsonAddress()
                .map(address -> response.withHeader(
                        "Link", "<" + address + ">; rel=\"alternate\"; type=\"application/json+datasette\""))
                .orElse(response);
    }
}
