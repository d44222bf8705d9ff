package dev.pergola.core.plan;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.http.QueryString;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.model.Value;
import dev.pergola.core.text.SqlIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Full-text search: the arguments {@code _search} and {@code _search_COLUMN}. Without a full-text table they are passed
 * over, and blank ones search for nothing.
 */
final class SearchConditions {

    private static final String ALL_COLUMNS = "_search";
    private static final String ONE_COLUMN = "_search_";

    private final String fullText;
    private final String key;
    private final boolean raw;

    private SearchConditions(String fullText, String key, boolean raw) {
        this.fullText = fullText;
        this.key = key;
        this.raw = raw;
    }

    static List<Condition> of(TableSchema table, QueryString query, TableDefaults.Search defaults) {
        Optional<String> fullText = fullTextTable(table, query, defaults);
        if (fullText.isEmpty()) {
            return List.of();
        }
        SearchConditions search = new SearchConditions(
                fullText.get(),
                query.first("_fts_pk").or(defaults::key).orElse(ColumnSelection.ROWID),
                query.first("_searchmode").map("raw"::equals).orElse(defaults.raw()));
        Optional<String> everywhere = query.first(ALL_COLUMNS).filter(text -> !text.isBlank());
        return everywhere.isPresent() ? List.of(search.everywhere(everywhere.get())) : search.byColumn(query);
    }

    /** The full-text table that searches a table: asked for, configured or found in the schema, in this order. */
    static Optional<String> fullTextTable(TableSchema table, QueryString query, TableDefaults.Search defaults) {
        return query.first("_fts_table").or(defaults::table).or(() -> table.traits()
                .ftsTable());
    }

    private Condition everywhere(String text) {
        return condition(SqlIdentifier.quote(fullText), "search", text, "search matches \"" + text + "\"");
    }

    private List<Condition> byColumn(QueryString query) {
        List<Condition> conditions = new ArrayList<>();
        for (QueryString.Parameter argument : query.parameters()) {
            String name = argument.name();
            if (name.startsWith(ONE_COLUMN) && !argument.value().isBlank()) {
                String column = name.substring(ONE_COLUMN.length());
                if (column.isEmpty()) {
                    throw new ServerException(
                            ErrorCode.BAD_REQUEST, "The argument _search_ names no column to search.", "Use _search=.");
                }
                conditions.add(condition(
                        SqlIdentifier.quote(column),
                        "search_" + conditions.size(),
                        argument.value(),
                        "search column \"%s\" matches \"%s\"".formatted(column, argument.value())));
            }
        }
        return conditions;
    }

    private Condition condition(String searched, String parameter, String text, String description) {
        String match = raw ? ":" + parameter : "escape_fts(:" + parameter + ")";
        String sql = "%s in (select rowid from %s where %s match %s)"
                .formatted(SqlIdentifier.quote(key), SqlIdentifier.quote(fullText), searched, match);
        return new Condition(sql, Map.of(parameter, Value.of(text)), Optional.of(description));
    }
}
