package dev.pergola.core.osgi;

import dev.pergola.api.data.Database;
import dev.pergola.api.data.IsolatedWork;
import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.api.data.StatementAnalysis;
import dev.pergola.api.data.TransactionWork;
import java.nio.file.Path;
import java.util.Optional;

/** A database that asks another one, as long as it may. */
abstract class ForwardingDatabase implements Database {

    /** The other one; refuses where it may not be asked any more. */
    abstract Database target();

    @Override
    public String name() {
        return target().name();
    }

    @Override
    public String route() {
        return target().route();
    }

    @Override
    public Optional<Path> file() {
        return target().file();
    }

    @Override
    public boolean mutable() {
        return target().mutable();
    }

    @Override
    public Rows query(Sql sql) {
        return target().query(sql);
    }

    @Override
    public StatementAnalysis analyse(String statement) {
        return target().analyse(statement);
    }

    @Override
    public <T> T write(TransactionWork<T> work) {
        return target().write(work);
    }

    @Override
    public <T> T isolated(IsolatedWork<T> work) {
        return target().isolated(work);
    }
}
