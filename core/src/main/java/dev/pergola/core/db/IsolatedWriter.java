package dev.pergola.core.db;

import dev.pergola.api.data.IsolatedConnection;
import dev.pergola.api.data.IsolatedWork;
import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.core.text.SqlScript;

/**
 * A connection outside of transactions, for one piece of work.
 *
 * @param statements what the work runs
 */
record IsolatedWriter(WriterStatements statements) implements IsolatedConnection {

    /** Does the work and closes the connection, which rolls back what is left open. */
    static <T> T run(SqliteConnection connection, IsolatedWork<T> work) {
        try (connection;
                WriterStatements statements = new WriterStatements(connection, WriterStatements.Scope.CONNECTION)) {
            return work.run(new IsolatedWriter(statements));
        }
    }

    @Override
    public long execute(Sql sql) {
        return statements.execute(sql);
    }

    @Override
    public void script(String script) {
        SqlScript.statements(script).forEach(statement -> execute(Sql.of(statement)));
    }

    @Override
    public Rows query(Sql sql) {
        return statements.query(sql);
    }
}
