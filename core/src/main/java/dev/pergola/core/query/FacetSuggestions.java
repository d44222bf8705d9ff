package dev.pergola.core.query;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.core.db.ReadSession;
import dev.pergola.core.model.CellType;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.Sql;
import dev.pergola.core.plan.FacetRequest;
import dev.pergola.core.plan.StandardFacet;
import dev.pergola.core.text.SqlIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Finds columns that would make a good facet, by a look at some rows: a column with few values that come several times,
 * arrays of texts, and dates. The rules are those of the original.
 */
final class FacetSuggestions {

    private static final int ROWS = 1000;
    private static final int DATES = 100;
    private static final int ARRAYS = 100;

    private final ReadSession session;
    private final Sql rows;
    private final int size;
    private final TimeBudget budget;
    private boolean complete = true;

    private FacetSuggestions(ReadSession session, Sql rows, int size, TimeBudget budget) {
        this.session = session;
        this.rows = rows;
        this.size = size;
        this.budget = budget;
    }

    /**
     * What was found.
     *
     * @param facets by kind, in the order of the columns
     * @param complete whether there was time for every column
     */
    record Found(List<FacetRequest> facets, boolean complete) {}

    static Found find(ReadSession session, SuggestedFor page, TimeBudget budget) {
        FacetSuggestions suggestions = new FacetSuggestions(session, page.rows(), page.size(), budget);
        List<FacetRequest> found = new ArrayList<>();
        long count = page.columns().isEmpty() ? 0 : suggestions.countRows();
        for (StandardFacet kind : StandardFacet.values()) {
            for (String column : page.columns()) {
                FacetRequest facet = new FacetRequest(kind, column, false);
                if (page.taken().stream().noneMatch(facet::isOfTheSame) && suggestions.suits(kind, column, count)) {
                    found.add(facet);
                }
            }
        }
        page.tests().stream()
                .filter(test -> suggestions.passes(() -> suggestions.says(test.sql())))
                .forEach(test -> found.add(test.request()));
        return new Found(found, suggestions.complete);
    }

    private long countRows() {
        try (RowCursor cursor = query("select count(*) from (select 1 from {rows} limit " + ROWS + ")", "")) {
            return cursor.next() ? cursor.integer(0) : 0;
        } catch (ServerException failure) {
            complete &= !interrupted(failure);
            return interrupted(failure) ? Long.MAX_VALUE : 0;
        }
    }

    private boolean suits(StandardFacet kind, String column, long count) {
        return passes(() -> switch (kind) {
            case COLUMN -> hasFewValues(column, count);
            case ARRAY -> holdsArrays(column) && arraysHoldTexts(column);
            case DATE -> holdsDates(column);
        });
    }

    private boolean passes(BooleanSupplier test) {
        if (budget.isSpent()) {
            complete = false;
            return false;
        }
        try {
            return test.getAsBoolean();
        } catch (ServerException failure) {
            complete &= !interrupted(failure);
            return false; // what is no JSON, or takes too long, is no good facet
        }
    }

    private static boolean interrupted(ServerException failure) {
        return failure.code().equals(ErrorCode.SQL_INTERRUPTED);
    }

    private boolean hasFewValues(String column, long count) {
        String sql =
                "select {c}, count(*) from (select * from {rows} limit %d) where {c} is not null group by 1 limit %d"
                        .formatted(ROWS, size + 1);
        int values = 0;
        boolean repeated = false;
        try (RowCursor cursor = query(sql, column)) {
            while (cursor.next()) {
                values++;
                repeated |= cursor.integer(1) > 1;
            }
        }
        return values > 1 && values < count && values <= size && repeated;
    }

    private boolean holdsArrays(String column) {
        String sql =
                "select distinct json_type({c}) from (select * from {rows} limit %d) where {c} is not null and {c} != ''"
                        .formatted(ROWS);
        try (RowCursor cursor = query(sql, column)) {
            return cursor.next()
                    && cursor.type(0) == CellType.TEXT
                    && cursor.text(0).equals("array")
                    && !cursor.next();
        }
    }

    private boolean arraysHoldTexts(String column) {
        String sql = "select min(item.type = 'text') from (select {c} from {rows} where {c} is not null and {c} != ''"
                + " and json_array_length({c}) > 0 limit %d) as some, json_each(some.{c}) as item".formatted(ARRAYS);
        try (RowCursor cursor = query(sql, column)) {
            return cursor.next() && cursor.type(0) == CellType.INTEGER && cursor.integer(0) == 1;
        }
    }

    private boolean holdsDates(String column) {
        String sql = "select max(date({c}) is not null) from (select * from {rows} limit %d) where {c} glob '????-??-*'"
                .formatted(DATES);
        try (RowCursor cursor = query(sql, column)) {
            return cursor.next() && cursor.type(0) == CellType.INTEGER && cursor.integer(0) == 1;
        }
    }

    /** One that says nothing says no. */
    private boolean says(Sql sql) {
        try (RowCursor cursor = session.query(sql, budget.next())) {
            return cursor.next() && cursor.type(0) == CellType.INTEGER && cursor.integer(0) != 0;
        }
    }

    private RowCursor query(String sql, String column) {
        String text = sql.replace("{c}", SqlIdentifier.quoteAlways(column)).replace("{rows}", "(" + rows.text() + ")");
        return session.query(new Sql(text, rows.parameters()), budget.next());
    }
}
