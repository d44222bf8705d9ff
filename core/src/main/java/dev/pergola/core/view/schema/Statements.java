package dev.pergola.core.view.schema;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.http.Request;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.Value;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.query.QueryRows;
import dev.pergola.core.view.SiteContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The statements that made a database, as far as somebody may read them. For one request.
 *
 * <p>Who may run SQL can read every statement out of SQLite's own table, so he is shown all of them. Others are shown those
 * of the tables that they may see, with their indexes and triggers.
 *
 * @param site the site
 * @param request of the one who asks
 */
record Statements(SiteContext site, Request request) {

    private static final Duration LIMIT = Duration.ofSeconds(1);

    /** More statements than any schema that people made; what is beyond them is left out. */
    private static final int MOST_STATEMENTS = 100_000;

    private static final String BETWEEN = ";\n";

    Statements {
        requireNonNull(site, "site is null");
        requireNonNull(request, "request is null");
    }

    /** All that the one who asks may read of a database, in the order in which it was made; empty where there is nothing. */
    String of(QueriedDatabase database) {
        String name = database.info().name();
        boolean all = site.allows(request, Actions.EXECUTE_SQL, Resource.database(name));
        return read(database, Sql.of("select sql, tbl_name from sqlite_master where sql is not null")).stream()
                .filter(statement ->
                        all || site.allows(request, Actions.VIEW_TABLE, Resource.inDatabase(name, statement.table())))
                .map(Statement::sql)
                .collect(Collectors.joining(BETWEEN));
    }

    /** The statement that made a table or view; empty where there is none of that name. */
    Optional<String> of(QueriedDatabase database, String table) {
        Sql sql = Sql.of("select sql, tbl_name from sqlite_master where type in ('table', 'view') and name = :name"
                        + " and sql is not null")
                .with("name", Value.of(table));
        return read(database, sql).stream().map(Statement::sql).findFirst();
    }

    private record Statement(String sql, String table) {}

    private static List<Statement> read(QueriedDatabase database, Sql sql) {
        List<Statement> statements = new ArrayList<>();
        try (QueryRows rows = database.run(sql, MOST_STATEMENTS, LIMIT)) {
            RowCursor cursor = rows.cursor();
            while (cursor.next()) {
                statements.add(new Statement(cursor.text(0), cursor.text(1)));
            }
        }
        return statements;
    }
}
