package dev.pergola.core.boot;

import dev.pergola.api.ServerException;
import dev.pergola.api.hook.run.ScheduledTask;
import dev.pergola.core.db.Database;
import dev.pergola.core.db.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens immutable files again when they were replaced: the switch {@code --reload}. SQLite itself does not look, since it
 * was promised that they do not change.
 */
final class ImmutableFiles implements ScheduledTask {

    private static final Logger LOG = LoggerFactory.getLogger(ImmutableFiles.class);

    private record Stamp(FileTime modified, long size) {}

    private final Databases databases;
    private final Map<Path, Stamp> seen = new HashMap<>();

    ImmutableFiles(Databases databases, List<Path> files) {
        this.databases = databases;
        files.forEach(file -> stamp(file).ifPresent(stamp -> seen.put(file, stamp)));
    }

    @Override
    public void run() {
        for (Path file : List.copyOf(seen.keySet())) {
            stamp(file).filter(stamp -> !stamp.equals(seen.get(file))).ifPresent(stamp -> {
                seen.put(file, stamp);
                openAgain(file);
            });
        }
    }

    private void openAgain(Path file) {
        Optional<Database> before = databases.all().stream()
                .filter(database -> database.info().path().equals(Optional.of(file)))
                .findFirst();
        before.ifPresent(databases::remove);
        try {
            databases.attachFile(file, true);
            LOG.info("{} has changed and was opened again.", file);
        } catch (ServerException unusable) {
            LOG.warn("{} has changed and cannot be served any more: {}", file, unusable.getMessage());
        }
    }

    /** Empty while the file is being replaced; the next look sees the new one. */
    private static Optional<Stamp> stamp(Path file) {
        try {
            return Optional.of(new Stamp(Files.getLastModifiedTime(file), Files.size(file)));
        } catch (IOException absent) {
            return Optional.empty();
        }
    }
}
