package dev.pergola.core.view.lookup;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.model.Value;
import dev.pergola.core.page.Facts;
import dev.pergola.core.page.JsonPage;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.plan.RowSearch;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.query.QueryRows;
import dev.pergola.core.view.SiteContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Answers with the rows of a table that somebody may mean by what he has typed so far. */
public final class AutocompleteView implements RouteHook {

    /** Where it answers. */
    public static final String PATTERN = "/{database}/{table}/-/autocomplete";

    private static final int MOST_ROWS = 10;

    /** After this the table is too large to be searched while somebody types. */
    private static final Duration SEARCH_LIMIT = Duration.ofMillis(500);

    private final SiteContext site;

    /**
     * Makes the view.
     *
     * @param site the site
     */
    public AutocompleteView(SiteContext site) {
        this.site = requireNonNull(site, "site is null");
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        AskedTable asked = AskedTable.of(site, context);
        site.require(request, Actions.VIEW_TABLE, asked.resource());
        if (asked.table().view()) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    "Autocomplete is only available for tables, and "
                            + asked.table().name() + " is a view.",
                    "Rows of a view have no key by which they could be chosen.");
        }
        JsonPage page = new JsonPage(
                site.frame(context, PageDescription.of("autocomplete"), "autocomplete", Optional.empty()),
                "autocomplete",
                new Facts()
                        .and("ok", true)
                        .and("rows", new PlainValue.Items(rows(request, asked)))
                        .value());
        return site.write("json", page, request);
    }

    private static List<PlainValue> rows(Request request, AskedTable asked) {
        RowSearch search = new RowSearch(asked.table());
        String text = request.parameter("q").orElse("").strip();
        if (text.isEmpty()) {
            return initial(request) ? read(asked, search.newest(MOST_ROWS)).orElse(List.of()) : List.of();
        }
        return read(asked, search.containing(text, MOST_ROWS))
                .or(() -> search.beginning(text, MOST_ROWS).flatMap(sql -> read(asked, sql)))
                .orElse(List.of());
    }

    /** Whether rows are wanted before anything has been typed. */
    private static boolean initial(Request request) {
        String asked = request.parameter("_initial").orElse("off");
        return switch (asked.toLowerCase(Locale.ROOT)) {
            case "on", "true", "1" -> true;
            case "off", "false", "0", "" -> false;
            default ->
                throw new ServerException(
                        ErrorCode.BAD_REQUEST, "_initial=" + asked + " is neither on nor off.", "Write on or off.");
        };
    }

    /** Empty where the time limit has passed. */
    private static Optional<List<PlainValue>> read(AskedTable asked, Sql sql) {
        QueriedDatabase database = asked.database();
        List<PlainValue> items = new ArrayList<>();
        try (QueryRows rows = database.run(sql, MOST_ROWS, SEARCH_LIMIT)) {
            RowCursor cursor = rows.cursor();
            while (cursor.next()) {
                items.add(item(asked.table(), cursor));
            }
            return Optional.of(items);
        } catch (ServerException failure) {
            if (failure.code().equals(ErrorCode.SQL_INTERRUPTED)) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private static PlainValue item(TableSchema table, RowCursor row) {
        Facts keys = new Facts();
        List<String> names = table.rowKey();
        for (int cell = 0; cell < names.size(); cell++) {
            keys.and(names.get(cell), PlainCell.of(Value.of(row, cell)));
        }
        Facts item = new Facts().and("pks", keys.value());
        table.labelColumn().ifPresent(label -> item.and("label", PlainCell.of(Value.of(row, names.size()))));
        return item.value();
    }
}
