package dev.pergola.core.render.html;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.http.Body;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Response;
import dev.pergola.core.page.Failure;
import dev.pergola.core.page.FragmentPage;
import dev.pergola.core.page.Page;
import dev.pergola.core.page.PageFrame;
import dev.pergola.core.page.PageRenderer;
import dev.pergola.core.page.ProblemPage;
import dev.pergola.core.page.QueryPage;
import dev.pergola.core.page.RowGrid;
import dev.pergola.core.page.RowPage;
import dev.pergola.core.page.TablePage;
import dev.pergola.core.page.TemplateSource;
import dev.pergola.core.text.SiteUrls;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/**
 * Writes pages as HTML, each with its Content-Security-Policy and a link to the same content as JSON.
 *
 * <p>The rows are written first, since what comes above them tells how many there are, and then the page around them.
 */
public final class HtmlRenderer implements PageRenderer {
    private static final String HTML = "text/html; charset=utf-8";

    private final Templates templates;
    private final NameHtml.Memory names = new NameHtml.Memory();
    private final IntSupplier cellLimit;
    private final BooleanSupplier debug;

    /**
     * Makes the renderer of a site without templates of the user.
     *
     * @param cellLimit after how many characters the text of a cell is cut at present; 0 for never
     */
    public HtmlRenderer(IntSupplier cellLimit) {
        this(cellLimit, Optional.empty(), () -> false);
    }

    /**
     * Makes the renderer.
     *
     * @param cellLimit after how many characters the text of a cell is cut at present; 0 for never
     * @param templates a folder with templates of the user
     * @param debug whether the author of these is told what is wrong with them and what they are given
     */
    public HtmlRenderer(IntSupplier cellLimit, Optional<Path> templates, BooleanSupplier debug) {
        this.cellLimit = requireNonNull(cellLimit, "cellLimit is null");
        this.debug = requireNonNull(debug, "debug is null");
        this.templates = new Templates(templates, debug);
    }

    @Override
    public Response render(Page page, QueryString options) {
        try {
            if (page instanceof FragmentPage fragment) {
                return respond(page, rows(fragment.whole()).html().toBody());
            }
            Filling filling = filling(page);
            FrameModel frame = FrameModel.of(page, filling.duration());
            Body html = debug.getAsBoolean() && options.has("_context")
                    ? Body.of(ContextDump.page(frame, filling.model()))
                    : templates.fill(page.frame().templates(), names(page, filling), scopes(page, frame, filling));
            return respond(page, html).withStatus(filling.status());
        } catch (TemplateFault fault) {
            return respond(page, faultPage(page, fault)).withStatus(500);
        }
    }

    /** The names of the page go before those of plugins. */
    private static Object[] scopes(Page page, FrameModel frame, Filling filling) {
        Map<String, Object> data = page.frame().parts().data();
        Map<String, ?> functions = page.frame().templates().functions();
        Object model = filling.model() instanceof PluginModel ofPlugin ? ofPlugin.data() : filling.model();
        return data.isEmpty() && functions.isEmpty()
                ? new Object[] {frame, model}
                : new Object[] {functions, data, frame, model};
    }

    /** Those that plugins want for this page go before those that such pages have. */
    private static List<String> names(Page page, Filling filling) {
        List<String> usual = TemplateNames.of(page, filling.template());
        List<String> wanted = page.frame().parts().templates();
        return wanted.isEmpty()
                ? usual
                : Stream.concat(wanted.stream().map(name -> name.replaceFirst("\\.html$", "")), usual.stream())
                        .toList();
    }

    private Filling filling(Page page) {
        if (page instanceof TablePage table) {
            return table(table);
        }
        if (page instanceof RowPage row) {
            return row(row);
        }
        if (page instanceof QueryPage query) {
            return query(query);
        }
        return Filling.of(page);
    }

    private Filling table(TablePage page) {
        GridHtml.Written written = rows(page);
        return new Filling("table", TableModel.of(page, written), duration(page.grid()), 200);
    }

    private GridHtml.Written rows(TablePage page) {
        SiteUrls urls = urls(page);
        String address = urls.table(page.database().route(), page.table().name());
        CellPlace place = CellPlace.ofTable(urls, cellLimit.getAsInt(), address);
        return ofUser(page.frame(), page.grid(), TemplateNames.ofRows(page), place)
                .orElseGet(() -> GridHtml.table(
                        page.grid(),
                        Headings.of(page.controls(), page.frame().note().columns()),
                        names,
                        place));
    }

    private Filling row(RowPage page) {
        SiteUrls urls = urls(page);
        String address = urls.table(page.database().route(), page.table().name());
        CellPlace place = CellPlace.ofRow(urls, address);
        GridHtml.Written written = ofUser(page.frame(), page.grid(), TemplateNames.ofRows(page), place)
                .orElseGet(() -> GridHtml.row(page.grid(), names, place));
        return new Filling("row", RowModel.of(page, written), duration(page.grid()), 200);
    }

    /** Rows as the user wants them; empty where he has no template for them. Hooks are asked when the rows have been read. */
    private Optional<GridHtml.Written> ofUser(PageFrame frame, RowGrid grid, List<String> names, CellPlace place) {
        TemplateSource plugins = frame.templates();
        return templates.notBuiltIn(plugins, names).map(name -> {
            RowsModel rows = RowsModel.read(grid, place);
            PageText html = templates.write(
                    plugins, List.of(name), plugins.functions(), frame.parts().data(), rows);
            return new GridHtml.Written(html, rows.rows().size());
        });
    }

    private Filling query(QueryPage page) {
        Optional<GridHtml.Written> written = page.grid()
                .map(grid -> GridHtml.query(grid, names, CellPlace.ofQuery(urls(page), cellLimit.getAsInt())));
        String duration = page.grid().map(HtmlRenderer::duration).orElse("");
        int status = page.failure().map(Failure::status).orElse(200);
        return new Filling("query", QueryModel.of(page, written), duration, status);
    }

    private static SiteUrls urls(Page page) {
        return new SiteUrls(page.frame().site().basePath());
    }

    /** How long the database took for rows that have been written. */
    private static String duration(RowGrid grid) {
        return Words.duration(grid.rows().milliseconds());
    }

    /** Made of built-in templates alone. The words are for the author; others see that the fault is not theirs. */
    private Body faultPage(Page page, TemplateFault fault) {
        Optional<String> words = Optional.ofNullable(fault.getMessage()).filter(text -> debug.getAsBoolean());
        Failure failure = new Failure(
                500,
                "A template of this site is broken",
                List.of(words.orElse("The page was not shown because its template cannot be used.")),
                Optional.of("The log of the server says more. The data is there: look at it as JSON."));
        ProblemPage problem = new ProblemPage(page.frame(), failure);
        return templates.fillBuiltIn("default:error", FrameModel.of(problem, ""), ProblemModel.of(problem));
    }

    private static Response respond(Page page, Body html) {
        Response response = Response.of(HTML, html)
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
