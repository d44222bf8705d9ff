package dev.pergola.core.db;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Writes that wait at the same time share one transaction, and with it the one thing that takes long: forcing it to the disk. Each
 * is inside of a savepoint, so one that fails takes back only itself.
 *
 * <p>Where one of them ends the transaction for all, as a trigger or a full disk can, and where the commit fails because a
 * deferred constraint is broken, nobody knows whose fault that is, or it is not that of the others. What they did is gone; they
 * do it again, each in a transaction of its own. Any other failure of the commit is the failure of all.
 *
 * <p>For the writing thread.
 */
final class WriteGroup {

    private static final String BEGIN_ONE = "savepoint one_write";
    private static final String END_ONE = "release one_write";
    private static final String TAKE_ONE_BACK = "rollback to one_write";

    private final SqliteConnection connection;
    private final Bounds bounds;
    private final Supplier<Optional<SharedWrite<?>>> queue;
    private final Deque<SharedWrite<?>> waiting = new ArrayDeque<>();
    private final List<SharedWrite<?>> written = new ArrayList<>();

    /**
     * A group begins with nobody in it.
     *
     * @param connection on which it is written
     * @param bounds how large it may become
     * @param queue gives the next write that can go with others, if it is the next one at all
     */
    WriteGroup(SqliteConnection connection, Bounds bounds, Supplier<Optional<SharedWrite<?>>> queue) {
        this.connection = connection;
        this.bounds = bounds;
        this.queue = queue;
    }

    /**
     * How many writes share a transaction, so that the first does not wait long for the last, and others for all of them.
     *
     * @param writes how many at most
     * @param time after which none is begun any more
     * @param clock in nanoseconds
     */
    record Bounds(int writes, Duration time, LongSupplier clock) {

        /** For every server. */
        static final Bounds STANDARD = new Bounds(100, Duration.ofMillis(20), System::nanoTime);
    }

    /** Runs one and those that wait behind it. Each of them knows its outcome afterwards. */
    void run(SharedWrite<?> first) {
        waiting.add(first);
        takeWaiting();
        try {
            while (!waiting.isEmpty()) {
                runTogether();
                written.clear();
            }
        } catch (RuntimeException | Error failure) {
            connection.rollBack();
            failAll(failure);
        }
    }

    /** Those that are there already wait together for others who hold the file. */
    private void takeWaiting() {
        boolean more = true;
        while (more && waiting.size() < bounds.writes()) {
            more = takeNext();
        }
    }

    private boolean takeNext() {
        Optional<SharedWrite<?>> next = queue.get();
        next.ifPresent(waiting::add);
        return next.isPresent();
    }

    private void runTogether() {
        try {
            connection.run("begin immediate");
        } catch (SQLException failure) {
            failAll(failure);
            return;
        }
        long begun = bounds.clock().getAsLong();
        int tried = 0;
        while (!waiting.isEmpty()
                && tried < bounds.writes()
                && bounds.clock().getAsLong() - begun < bounds.time().toNanos()) {
            if (!tryOne(waiting.remove())) {
                again();
                return;
            }
            tried++;
            if (waiting.isEmpty()) {
                takeNext();
            }
        }
        end();
    }

    /** False where that has ended the transaction for those before it as well. */
    private boolean tryOne(SharedWrite<?> write) {
        try {
            connection.run(BEGIN_ONE);
            write.perform(connection);
            connection.run(END_ONE);
            written.add(write);
            return true;
        } catch (SQLException | RuntimeException | Error failure) {
            boolean others = takeOneBack();
            write.fail(failure);
            return others;
        }
    }

    private boolean takeOneBack() {
        try {
            connection.run(TAKE_ONE_BACK);
            connection.run(END_ONE);
            return true;
        } catch (SQLException noSuchPoint) {
            connection.rollBack();
            return false;
        }
    }

    private void end() {
        if (written.isEmpty()) {
            connection.rollBack(); // a commit would tell readers that something is new
            return;
        }
        try {
            connection.run("commit");
        } catch (SQLException failure) {
            connection.rollBack();
            if (SqlFailure.ofConstraint(failure)) {
                again();
            } else {
                written.forEach(write -> write.fail(failure));
            }
            return;
        }
        written.forEach(SharedWrite::committed);
    }

    private void again() {
        written.forEach(write -> write.performAlone(connection));
    }

    private void failAll(Throwable failure) {
        written.forEach(write -> write.fail(failure));
        waiting.forEach(write -> write.fail(failure));
        waiting.clear();
    }
}
