package dev.pergola.core.view;

import dev.pergola.core.model.DatabaseInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** When a database was last written, which its file and the log beside it tell. */
final class LastChange {

    private static final String LOG = "-wal";

    private LastChange() {}

    /** Empty in memory and where the file system does not say. */
    static Optional<Instant> of(DatabaseInfo database) {
        return database.path().flatMap(file -> Stream.of(file, file.resolveSibling(file.getFileName() + LOG))
                .map(LastChange::of)
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder()));
    }

    private static Optional<Instant> of(Path file) {
        try {
            // An empty log was made by a reader.
            return Files.size(file) == 0
                    ? Optional.empty()
                    : Optional.of(Files.getLastModifiedTime(file).toInstant());
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }
}
