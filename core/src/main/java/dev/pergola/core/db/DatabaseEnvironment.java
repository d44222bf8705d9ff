package dev.pergola.core.db;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ServerException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * What all databases of a server share.
 *
 * @param settings how they are opened
 * @param limits those in force, which may change
 * @param watchdog ends what takes too long
 * @param logs who wants to know what is read
 * @param numbers the last number that was given to a database
 */
record DatabaseEnvironment(
        DatabaseSettings settings, Supplier<Limits> limits, Watchdog watchdog, ReadLogs logs, AtomicLong numbers) {

    /** Opens a database; what is wrong with its file is told now and not at the first request. */
    Database open(String name, DatabaseSource source, Supplier<List<Connections.Attachment>> attachments) {
        requireNonNull(name, "name is null");
        source.file().ifPresent(DatabaseFiles::check);
        Connections connections = new Connections(
                source, () -> limits.get().cacheKilobytes(), ConnectionPreparation.of(name, settings), attachments);
        try {
            return new Database(DatabaseDescription.of(name, source, settings), this, connections);
        } catch (SQLException failure) {
            throw source.file()
                    .map(file -> DatabaseFiles.refusal(file, failure))
                    .orElseGet(() -> SqlFailure.of(failure));
        } catch (ServerException failure) {
            if (source.file().isPresent() && failure.getCause() instanceof SQLException cause) {
                throw DatabaseFiles.refusal(source.file().get(), cause);
            }
            throw failure;
        }
    }
}
