package dev.pergola.core.db;

import dev.pergola.api.data.TransactionWork;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A write that may share its transaction with others, see {@link WriteGroup}. Nobody hears of its success before that is
 * committed.
 *
 * @param <T> what the work finds out
 */
final class SharedWrite<T> extends Turn<T> {

    private final WriteSurroundings.Surrounding around;
    private final TransactionWork<T> work;
    private final Consumer<SharedWrite<?>> group;
    private Optional<T> result = Optional.empty();

    /**
     * A write that waits.
     *
     * @param group takes it, and whatever else can go with it, when its turn has come
     */
    SharedWrite(WriteSurroundings.Surrounding around, TransactionWork<T> work, Consumer<SharedWrite<?>> group) {
        this.around = around;
        this.work = work;
        this.group = group;
    }

    @Override
    public void run() {
        group.accept(this);
    }

    /** Does the work in the transaction that is open. */
    void perform(SqliteConnection connection) {
        result = Optional.of(WriteTransaction.within(connection, around, work));
    }

    /** What was done is committed now. */
    void committed() {
        try {
            around.committed();
            succeed(result.orElseThrow());
        } catch (RuntimeException | Error failure) {
            fail(failure);
        }
    }

    /** Does the work in a transaction of its own. */
    void performAlone(SqliteConnection connection) {
        try {
            succeed(WriteTransaction.run(connection, around, work));
        } catch (SQLException | RuntimeException | Error failure) {
            fail(failure);
        }
    }
}
