package dev.pergola.core.internal;

import dev.pergola.core.config.Configuration;
import dev.pergola.core.config.JsonText;
import dev.pergola.core.config.QueryOptions;
import dev.pergola.core.model.CellType;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.StoredQueries;
import dev.pergola.core.model.StoredQuery;
import dev.pergola.core.model.StoredQuery.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stored queries as rows, and back. */
final class KeptQueries {
    private static final String HIDE_SQL = "hide_sql";
    private static final String FRAGMENT = "fragment";
    private static final String SUCCESS_MESSAGE = "on_success_message";
    private static final String SUCCESS_MESSAGE_SQL = "on_success_message_sql";
    private static final String SUCCESS_REDIRECT = "on_success_redirect";
    private static final String ERROR_MESSAGE = "on_error_message";
    private static final String ERROR_REDIRECT = "on_error_redirect";

    private KeptQueries() {}

    static List<KeptRow> rows(Configuration configuration) {
        List<KeptRow> rows = new ArrayList<>();
        configuration.databases().forEach((database, of) -> of.queries()
                .forEach((name, query) -> rows.add(
                        new KeptRow(new KeptRow.Place(KeptTable.QUERIES, List.of(database, name)), values(query)))));
        return rows;
    }

    private static List<Optional<Object>> values(QueryOptions query) {
        return values(
                query.sql(),
                query.display(),
                query.outcome(),
                query.parameters().orElse(List.of()),
                new Origin(query.write(), false, query.trusted(), Origin.CONFIGURATION, Optional.empty()));
    }

    /** The row of a query that somebody stores. */
    static KeptRow row(StoredQuery query) {
        return new KeptRow(
                place(query.database(), query.name()),
                values(query.sql(), query.display(), query.outcome(), query.parameters(), query.origin()));
    }

    static KeptRow.Place place(String database, String name) {
        return new KeptRow.Place(KeptTable.QUERIES, List.of(database, name));
    }

    private static List<Optional<Object>> values(
            String sql,
            StoredQuery.Display display,
            StoredQuery.Outcome outcome,
            List<String> parameters,
            Origin origin) {
        return List.of(
                Optional.of(sql),
                display.title().map(text -> text),
                display.description().map(text -> text),
                display.descriptionHtml().map(text -> text),
                Optional.of(JsonText.of(options(display, outcome))),
                Optional.of(JsonText.of(texts(parameters))),
                Optional.of(origin.writes()),
                Optional.of(origin.ownersOnly()),
                Optional.of(origin.trusted()),
                Optional.of(origin.source()),
                origin.owner().map(text -> text));
    }

    private static PlainValue options(StoredQuery.Display display, StoredQuery.Outcome outcome) {
        Map<String, PlainValue> options = new LinkedHashMap<>();
        if (display.hideSql()) {
            options.put(HIDE_SQL, PlainValue.of(true));
        }
        put(options, FRAGMENT, display.fragment());
        put(options, SUCCESS_MESSAGE, outcome.successMessage());
        put(options, SUCCESS_MESSAGE_SQL, outcome.successMessageSql());
        put(options, SUCCESS_REDIRECT, outcome.successRedirect());
        put(options, ERROR_MESSAGE, outcome.errorMessage());
        put(options, ERROR_REDIRECT, outcome.errorRedirect());
        return new PlainValue.Fields(options);
    }

    private static void put(Map<String, PlainValue> options, String name, Optional<String> text) {
        text.ifPresent(value -> options.put(name, PlainValue.of(value)));
    }

    private static PlainValue texts(List<String> texts) {
        return new PlainValue.Items(texts.stream().map(PlainValue::of).toList());
    }

    static StoredQueries read(InternalDatabase database) {
        List<StoredQuery> queries = new ArrayList<>();
        database.forEach(KeptTable.QUERIES, row -> queries.add(query(row)));
        return new StoredQueries(queries);
    }

    private static StoredQuery query(RowCursor row) {
        Map<String, PlainValue> options =
                JsonText.read(row.text(6)).orElseGet(PlainValue::nothing) instanceof PlainValue.Fields fields
                        ? fields.values()
                        : Map.of();
        return new StoredQuery(
                row.text(0),
                row.text(1),
                row.text(2),
                new StoredQuery.Display(
                        text(row, 3),
                        text(row, 4),
                        text(row, 5),
                        text(options, FRAGMENT),
                        PlainValue.of(true).equals(options.get(HIDE_SQL))),
                parameters(row.text(7)),
                new Origin(row.integer(8) != 0, row.integer(9) != 0, row.integer(10) != 0, row.text(11), text(row, 12)),
                new StoredQuery.Outcome(
                        text(options, SUCCESS_MESSAGE),
                        text(options, SUCCESS_MESSAGE_SQL),
                        text(options, SUCCESS_REDIRECT),
                        text(options, ERROR_MESSAGE),
                        text(options, ERROR_REDIRECT)));
    }

    private static Optional<String> text(RowCursor row, int cell) {
        return row.type(cell) == CellType.NULL ? Optional.empty() : Optional.of(row.text(cell));
    }

    private static Optional<String> text(Map<String, PlainValue> options, String name) {
        return options.get(name) instanceof PlainValue.Text text ? Optional.of(text.value()) : Optional.empty();
    }

    private static List<String> parameters(String json) {
        return JsonText.read(json).orElseGet(PlainValue::nothing) instanceof PlainValue.Items items
                ? items.values().stream()
                        .filter(PlainValue.Text.class::isInstance)
                        .map(item -> ((PlainValue.Text) item).value())
                        .toList()
                : List.of();
    }
}
