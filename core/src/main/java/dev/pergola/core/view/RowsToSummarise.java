package dev.pergola.core.view;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.data.SqlValue;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.table.Summary;
import dev.pergola.api.hook.table.SummaryColumn;
import dev.pergola.api.hook.table.SummaryContext;
import dev.pergola.api.http.Request;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.Value;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.query.QueryRows;
import dev.pergola.core.text.SqlToken;
import dev.pergola.core.text.SqlTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rows of an address as a table that plugins write statements about.
 *
 * @param page what is shown
 * @param request what was asked
 * @param source selects the rows
 * @param limit how long each statement may take
 */
public record RowsToSummarise(PageDescription page, Request request, Source source, Duration limit)
        implements SummaryContext {

    /** Parameters of plugins are named like this, which no argument of an address is by chance. */
    private static final String PARAMETER = "_summary_parameter_";

    /** Checks the parts. */
    public RowsToSummarise {
        requireNonNull(page, "page is null");
        requireNonNull(request, "request is null");
        requireNonNull(source, "source is null");
        requireNonNull(limit, "limit is null");
    }

    /**
     * Where rows come from.
     *
     * @param database where they are
     * @param sql selects all of them, without a limit
     * @param columns those that are shown
     * @param selected how many columns the statement has, those that are shown being the first
     * @param ordered whether somebody has asked for its order
     */
    public record Source(
            QueriedDatabase database, Sql sql, List<SummaryColumn> columns, int selected, boolean ordered) {

        /** Copies the list. */
        public Source {
            requireNonNull(database, "database is null");
            requireNonNull(sql, "sql is null");
            columns = List.copyOf(columns);
        }

        /**
         * The rows of a statement that a person wrote. Its columns are found out by running it for no row.
         *
         * @param database where it runs
         * @param sql the statement
         * @param limit how long that may take
         * @return the source
         * @throws dev.pergola.api.ServerException where SQLite refuses the statement
         */
        public static Source ofQuery(QueriedDatabase database, Sql sql, Duration limit) {
            Sql none = new Sql("select * from (" + sql.text() + "\n) limit 0", sql.parameters());
            try (QueryRows rows = database.run(none, 1, limit)) {
                List<SummaryColumn> columns =
                        rows.cursor().columns().stream().map(SummaryColumn::of).toList();
                return new Source(database, sql, columns, columns.size(), isOrdered(sql.text()));
            }
        }

        /**
         * What the columns are called.
         *
         * @return in order
         */
        public List<String> names() {
            return columns.stream().map(SummaryColumn::name).toList();
        }

        /** Whether the outermost select says so. */
        private static boolean isOrdered(String sql) {
            int depth = 0;
            for (SqlToken token : SqlTokens.of(sql)) {
                depth += token.is('(') ? 1 : token.is(')') ? -1 : 0;
                if (depth == 0 && token.is("order")) {
                    return true;
                }
            }
            return false;
        }
    }

    @Override
    public List<SummaryColumn> columns() {
        return source.columns();
    }

    @Override
    public boolean ordered() {
        return source.ordered();
    }

    @Override
    public Summary summary(dev.pergola.api.data.Sql statement, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most is less than 1: " + most);
        }
        try (QueryRows rows = source.database().run(named(statement), most, limit)) {
            RowCursor cursor = rows.cursor();
            int cells = cursor.columns().size();
            List<List<SqlValue>> found = new ArrayList<>();
            while (cursor.next()) {
                found.add(IntStream.range(0, cells)
                        .mapToObj(cell -> Value.of(cursor, cell).plain())
                        .toList());
            }
            return new Summary(found, rows.truncated());
        }
    }

    /** The rows in front of the statement, whose parameters by position become some by name, as those of the rows are. */
    private Sql named(dev.pergola.api.data.Sql statement) {
        Map<String, Value> values = new LinkedHashMap<>(source.sql().parameters());
        StringBuilder text = new StringBuilder("with " + ROWS + "(" + cells() + ") as (")
                .append(source.sql().text())
                .append("\n) ");
        int copied = 0;
        int number = 0;
        for (SqlToken token : SqlTokens.of(statement.text())) {
            if (token.kind() == SqlToken.Kind.PARAMETER) {
                if (!token.text().equals("?")
                        || number == statement.parameters().size()) {
                    throw new IllegalArgumentException("Each parameter is written as ? and has a value; there are "
                            + statement.parameters().size() + " values.");
                }
                Object value = statement.parameters().get(number);
                values.put(PARAMETER + number, value == null ? Value.nothing() : Value.ofPlain(SqlValue.of(value)));
                text.append(statement.text(), copied, token.start()).append(':').append(PARAMETER + number++);
                copied = token.end();
            }
        }
        return new Sql(text.append(statement.text().substring(copied)).toString(), values);
    }

    private String cells() {
        return IntStream.range(0, source.selected())
                .mapToObj(cell -> "c" + cell)
                .collect(Collectors.joining(", "));
    }
}
