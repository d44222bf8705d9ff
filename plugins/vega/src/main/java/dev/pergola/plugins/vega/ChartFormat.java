package dev.pergola.plugins.vega;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.table.OutputContext;
import dev.pergola.api.hook.table.OutputFormat;
import dev.pergola.api.hook.table.SummaryContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The rows of a page as a chart: what the columns are, which charts suit them, and the data of one of these, or of the one that
 * the address asks for. As JSON, for the script of the panel.
 */
@Component(
        property = {
            OutputFormat.EXTENSION + "=" + ChartFormat.EXTENSION_OF_CHARTS,
            RouteHook.REPEATABLE + ":Boolean=true"
        })
public final class ChartFormat implements OutputFormat {

    static final String EXTENSION_OF_CHARTS = "chart";

    private final ChartSettings settings;

    /**
     * Called by the component runtime.
     *
     * @param settings of the plugin
     */
    @Activate
    public ChartFormat(@Reference ChartSettings settings) {
        this.settings = requireNonNull(settings, "settings is null");
    }

    @Override
    public boolean suits(PageDescription page) {
        return false;
    }

    @Override
    public Response render(OutputContext context) {
        throw new ServerException(ErrorCode.NOT_FOUND, "A single row has no chart.");
    }

    @Override
    public Optional<Response> summarise(SummaryContext rows) {
        if (!settings.offers(rows.page())) {
            throw new ServerException(ErrorCode.NOT_FOUND, "The owner of this site offers no charts of these rows.");
        }
        Columns columns = Columns.of(rows);
        List<Suggestion> suggestions = Suggestions.of(columns.all());
        Optional<Chart> chart = Chart.in(rows.request().query())
                .or(() -> suggestions.stream().findFirst().map(Suggestion::chart));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("columns", columns.all().stream().map(ChartFormat::column).toList());
        answer.put(
                "suggestions", suggestions.stream().map(ChartFormat::suggestion).toList());
        chart.ifPresent(asked -> putData(answer, data(rows, columns, asked)));
        return Optional.of(Response.json(Json.of(answer)));
    }

    private ChartData data(SummaryContext rows, Columns columns, Chart chart) {
        return chart.groups()
                ? new GroupedRows(rows, columns, chart, settings.groups()).data()
                : new SingleRows(rows, columns, chart, settings.sample()).data();
    }

    private static Map<String, Object> column(ColumnProfile column) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", column.name());
        json.put("kind", column.isNumber() ? "number" : column.kind().name().toLowerCase(Locale.ROOT));
        json.put("distinct", column.distinct());
        json.put("filled", column.filled());
        return json;
    }

    private static Map<String, Object> suggestion(Suggestion suggestion) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("title", suggestion.title());
        json.put("reason", suggestion.reason());
        json.put("channels", suggestion.chart().channels());
        return json;
    }

    private static void putData(Map<String, Object> answer, ChartData data) {
        answer.put("channels", data.chart().channels());
        answer.put("fields", data.fields().stream().map(ChartData.Field::json).toList());
        answer.put("rows", data.rows());
        answer.put("total", data.coverage().total());
        answer.put("sample", data.coverage().sample());
        answer.put("notes", data.coverage().notes());
    }
}
