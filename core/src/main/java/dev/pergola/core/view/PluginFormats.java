package dev.pergola.core.view;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.data.SqlValue;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.table.OutputContext;
import dev.pergola.api.hook.table.OutputFormat;
import dev.pergola.api.hook.table.SummaryContext;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookPoint;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.LeasedHooks;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.Value;
import dev.pergola.core.page.NextPage;
import dev.pergola.core.page.ResultRows;
import dev.pergola.core.page.RowGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The formats that plugins bring for rows, as one request has leased them. They come before those of the core, so that one
 * can take the place of JSON.
 *
 * @param hooks of the request; empty where the route was not called by the core
 */
public record PluginFormats(Optional<LeasedHooks> hooks) {

    /** Formats of rows, by the ending of addresses. */
    public static final HookPoint<OutputFormat> POINT =
            new HookPoint<>("format", OutputFormat.class, PluginFormats::extension, PluginFormats::check);

    private static final Pattern EXTENSION = Pattern.compile("[a-z0-9][a-z0-9-]*");
    private static final Set<String> OF_THE_CORE = Set.of(SiteContext.HTML, Exports.CSV, Exports.BLOB);

    /** Checks the hooks. */
    public PluginFormats {
        requireNonNull(hooks, "hooks is null");
    }

    /**
     * The formats of one request.
     *
     * @param context of the request
     * @return knows the hooks that it has leased
     */
    public static PluginFormats of(RouteContext context) {
        return new PluginFormats(LeasedHooks.of(context));
    }

    private static Optional<String> extension(HookProperties properties) {
        return properties.text(OutputFormat.EXTENSION);
    }

    private static List<String> check(HookProperties properties) {
        Optional<String> extension = extension(properties);
        if (extension.isEmpty()) {
            return List.of("The service property " + OutputFormat.EXTENSION
                    + " is missing; it holds the ending of addresses in this format.");
        }
        if (OF_THE_CORE.contains(extension.get())) {
            return List.of("The format " + extension.get() + " is the core's own and cannot be replaced.");
        }
        return EXTENSION.matcher(extension.get()).matches()
                ? List.of()
                : List.of(("The ending %s has other characters than lower case letters, digits and hyphens,"
                                + " so no address could have it.")
                        .formatted(extension.get()));
    }

    private List<HookEntry<OutputFormat>> active() {
        return hooks.map(leased -> leased.active(POINT)).orElse(List.of());
    }

    private Optional<HookEntry<OutputFormat>> find(String format) {
        return active().stream()
                .filter(entry -> entry.key().equals(Optional.of(format)))
                .findFirst();
    }

    /**
     * Whether a plugin writes a format.
     *
     * @param format the ending of an address
     * @return false for most
     */
    public boolean has(String format) {
        return !active().isEmpty() && find(format).isPresent();
    }

    /**
     * The formats in which the rows of a page are offered.
     *
     * @param page what it shows
     * @return in order of the alphabet, without those that replace one of the core
     */
    public List<String> offered(PageDescription page) {
        return active().stream()
                .filter(entry -> !entry.key().equals(Optional.of(Exports.JSON)))
                .filter(entry -> hooks.orElseThrow()
                        .ask(entry, format -> format.suits(page))
                        .orElse(false))
                .flatMap(entry -> entry.key().stream())
                .sorted()
                .toList();
    }

    /**
     * Writes rows. They are read to their end and closed before the plugin is asked, which may want to read by itself.
     *
     * @param format for which {@link #has} is true
     * @param page what is shown
     * @param request what was asked
     * @param grid the rows, before the first
     * @return the answer of the plugin
     * @throws ServerException what the plugin answers, or that it failed
     */
    public Response write(String format, PageDescription page, Request request, RowGrid grid) {
        HookEntry<OutputFormat> entry =
                find(format).orElseThrow(() -> new ServerException(ErrorCode.NOT_FOUND, "No plugin writes " + format));
        Read read = Read.of(page, request, grid);
        return hooks.orElseThrow().require(entry, writing -> writing.render(read));
    }

    /**
     * Answers from the rows as a whole.
     *
     * @param format for which {@link #has} is true
     * @param rows nothing of them has been read
     * @return the answer of the plugin; empty where it wants the rows themselves
     * @throws ServerException what the plugin answers, or that it failed
     */
    public Optional<Response> summarise(String format, SummaryContext rows) {
        return find(format).flatMap(entry -> hooks.orElseThrow().require(entry, writing -> writing.summarise(rows)));
    }

    /**
     * Writes all rows while they are read. They are closed with the answer, and at once where there is none.
     *
     * @param format for which {@link #has} is true
     * @param page what is shown
     * @param request what was asked
     * @param grid all rows, before the first
     * @return the answer of the plugin; empty where it writes page by page only
     * @throws ServerException what the plugin answers, or that it failed
     */
    public Optional<Response> stream(String format, PageDescription page, Request request, RowGrid grid) {
        Optional<Response> streamed = Optional.empty();
        try {
            streamed = find(format).flatMap(entry -> hooks.orElseThrow()
                    .require(entry, writing -> writing.stream(new PluginStream(page, request, grid))));
            return streamed.map(response -> response.withBody(response.body().onClose(grid.rows()::close)));
        } finally {
            if (streamed.isEmpty()) {
                grid.rows().close();
            }
        }
    }

    /** Rows that have been read. */
    private record Read(
            PageDescription page,
            Request request,
            List<List<SqlValue>> rows,
            List<List<String>> keys,
            Optional<String> next,
            boolean truncated)
            implements OutputContext {

        static Read of(PageDescription page, Request request, RowGrid grid) {
            List<List<SqlValue>> all = new ArrayList<>();
            List<List<String>> keys = new ArrayList<>();
            try (ResultRows rows = grid.rows()) {
                RowCursor cursor = rows.cursor();
                while (cursor.next()) {
                    all.add(PluginStream.row(grid, cursor));
                    if (!grid.keyCells().isEmpty()) {
                        keys.add(grid.keyCells().stream()
                                .map(cell -> Value.of(cursor, cell).asText())
                                .toList());
                    }
                }
                return new Read(
                        page,
                        request,
                        List.copyOf(all),
                        List.copyOf(keys),
                        rows.next().map(NextPage::address),
                        rows.truncated());
            }
        }
    }
}
