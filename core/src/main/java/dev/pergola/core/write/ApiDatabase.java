package dev.pergola.core.write;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.data.IsolatedWork;
import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.api.data.StatementAnalysis;
import dev.pergola.api.data.TransactionWork;
import dev.pergola.core.change.SqlAnalysis;
import dev.pergola.core.change.SqlOperation;
import dev.pergola.core.db.ApiRows;
import dev.pergola.core.db.Database;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A database as plugins see it.
 *
 * @param database what answers
 */
public record ApiDatabase(Database database) implements dev.pergola.api.data.Database {

    /** Checks the database. */
    public ApiDatabase {
        requireNonNull(database, "database is null");
    }

    @Override
    public String name() {
        return database.name();
    }

    @Override
    public String route() {
        return database.route();
    }

    @Override
    public Optional<Path> file() {
        return database.info().path();
    }

    @Override
    public boolean mutable() {
        return database.mutable();
    }

    @Override
    public Rows query(Sql sql) {
        return ApiRows.of(database, sql);
    }

    @Override
    public StatementAnalysis analyse(String statement) {
        SqlAnalysis analysis = SqlAnalysis.of(statement, database::program);
        return new StatementAnalysis(
                analysis.operations().stream().map(ApiDatabase::step).toList(), analysis.writes());
    }

    private static StatementAnalysis.Step step(SqlOperation operation) {
        return new StatementAnalysis.Step(
                StatementAnalysis.Kind.valueOf(operation.kind().name()), operation.table(), operation.source());
    }

    @Override
    public <T> T write(TransactionWork<T> work) {
        return database.write(work);
    }

    @Override
    public <T> T isolated(IsolatedWork<T> work) {
        return database.isolated(work);
    }
}
