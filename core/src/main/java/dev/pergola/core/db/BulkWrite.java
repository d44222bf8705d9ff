package dev.pergola.core.db;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * One large write to a database file by a process that serves nothing. All of it is one transaction. A file that does not exist
 * yet is filled under another name beside its place and put there when it is whole, so that nobody sees a part of it and nothing
 * has to be kept for going back.
 *
 * <p>Used once. {@link #stop()} may be called from any thread.
 */
public final class BulkWrite {

    private static final int CACHE_KILOBYTES = 64 * 1024;
    private static final int STEP_MILLISECONDS = 200;

    private final Path file;
    private final Patience patience;
    private volatile Optional<SqliteConnection> running = Optional.empty();
    private volatile boolean stopped;

    /**
     * Nothing happens yet.
     *
     * @param file a database, or a place where one is made
     * @param patience with others who write the same file
     */
    public BulkWrite(Path file, Patience patience) {
        this.file = requireNonNull(file, "file is null").toAbsolutePath().normalize();
        this.patience = requireNonNull(patience, "patience is null");
    }

    /** What to do while another process holds the file. */
    public interface Patience {

        /**
         * How long to wait.
         *
         * @return from the moment when the file was found locked
         */
        Duration limit();

        /** Told once each time when the waiting begins. */
        void waiting();
    }

    /**
     * What is written.
     *
     * @param <T> what the work finds out
     */
    @FunctionalInterface
    public interface Work<T> {

        /**
         * Writes.
         *
         * @param transaction valid during the call
         * @return what was found out, and whether it shall stay
         */
        Result<T> write(BulkTransaction transaction);
    }

    /**
     * What came out.
     *
     * @param value what was found out
     * @param keep false to take everything back
     * @param <T> its type
     */
    public record Result<T>(T value, boolean keep) {}

    /**
     * Writes, on this thread.
     *
     * @param work called once
     * @param <T> what the work finds out
     * @return what the work found out, after everything is safe on the disk, or taken back
     * @throws ServerException where the file cannot be written, another process holds it for too long, SQLite refuses something
     *     or somebody has called {@link #stop()}; the file is then as it was
     */
    public <T> T run(Work<T> work) {
        if (Files.exists(file)) {
            DatabaseFiles.check(file);
            return writeExisting(work);
        }
        if (!Files.isDirectory(file.resolveSibling("."))) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    "The database " + file + " could not be made: there is no folder " + file.getParent() + ".",
                    "Make the folder first, or check the path.");
        }
        return writeNew(work);
    }

    /** Ends the write as soon as possible; it then fails and leaves nothing behind. */
    public void stop() {
        stopped = true;
        running.ifPresent(SqliteConnection::interrupt);
    }

    private <T> T writeExisting(Work<T> work) {
        try (SqliteConnection connection = DatabaseFiles.writing(file)) {
            connection.execute("pragma busy_timeout = " + STEP_MILLISECONDS);
            return inTransaction(connection, work).value();
        } catch (SQLException failure) {
            throw SqlFailure.ofWrite(file.toString(), failure);
        }
    }

    private <T> T writeNew(Work<T> work) {
        Path draft = file.resolveSibling(file.getFileName() + "-" + UUID.randomUUID() + ".draft");
        try {
            Result<T> result;
            try (SqliteConnection connection = DatabaseFiles.writing(Files.createFile(draft))) {
                // The draft is thrown away when anything fails, so nothing of it has to survive a crash.
                connection.execute("pragma journal_mode = memory");
                connection.execute("pragma synchronous = off");
                result = inTransaction(connection, work);
            }
            if (result.keep()) {
                publish(draft);
            }
            return result.value();
        } catch (SQLException failure) {
            throw refusal(failure);
        } catch (FileAlreadyExistsException meanwhile) {
            throw new ServerException(
                            ErrorCode.BAD_REQUEST,
                            "The database " + file + " was not made: meanwhile somebody else has made it.",
                            "Run the command again to write to that file.")
                    .causedBy(meanwhile);
        } catch (IOException failure) {
            throw new ServerException(
                            ErrorCode.INTERNAL,
                            "The database " + file + " could not be made: " + failure + ".",
                            "Check that the folder can be written and has space left.")
                    .causedBy(failure);
        } finally {
            DatabaseFiles.deleteQuietly(draft);
        }
    }

    /** Forces the draft to the disk and gives it its name, unless another file has it by now. */
    private void publish(Path draft) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        try {
            Files.createLink(file, draft);
        } catch (UnsupportedOperationException noLinks) {
            Files.move(draft, file);
        }
    }

    private <T> Result<T> inTransaction(SqliteConnection connection, Work<T> work) throws SQLException {
        connection.execute("pragma cache_size = -" + CACHE_KILOBYTES);
        running = Optional.of(connection);
        boolean done = false;
        try {
            patiently(connection, "begin immediate");
            refuseIfStopped();
            Result<T> result = work.write(new BulkTransaction(connection));
            refuseIfStopped();
            if (result.keep()) {
                patiently(connection, "commit");
                done = true;
            }
            return result;
        } catch (SQLException failure) {
            throw refusal(failure);
        } catch (ServerException failure) {
            refuseIfStopped();
            throw failure;
        } finally {
            running = Optional.empty();
            if (!done) {
                connection.rollBack();
            }
        }
    }

    private ServerException refusal(SQLException failure) {
        refuseIfStopped();
        return SqlFailure.ofWrite(file.toString(), failure);
    }

    private void refuseIfStopped() {
        if (stopped) {
            throw new ServerException(ErrorCode.INTERNAL, "Interrupted. Nothing was changed.");
        }
    }

    /** SQLite waits a moment by itself each time; a statement that met a lock can be tried again. */
    private void patiently(SqliteConnection connection, String statement) throws SQLException {
        long end = System.nanoTime() + patience.limit().toNanos();
        boolean told = false;
        while (true) {
            try {
                connection.execute(statement);
                return;
            } catch (SQLException failure) {
                if (!SqlFailure.locked(failure) || System.nanoTime() - end >= 0 || stopped) {
                    throw failure;
                }
                if (!told) {
                    patience.waiting();
                    told = true;
                }
            }
        }
    }
}
