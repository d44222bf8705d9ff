package dev.pergola.core.boot;

import dev.pergola.api.ServerException;
import dev.pergola.core.db.Database;
import dev.pergola.core.db.DatabaseFiles;
import dev.pergola.core.db.Databases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the attached databases like the files on the disk: those of watched folders come and go, and where another file
 * was put into the place of one, that one is opened.
 *
 * <p>A file that comes is taken once it looks like a whole database twice in a row; half of a copy is not. A file that goes
 * is let go once it is missing twice in a row, unless it was named, which means it is wanted. Looked at by one scheduled
 * task; what it says may be asked by any thread.
 */
final class WatchedDatabases {

    private static final Logger LOG = LoggerFactory.getLogger(WatchedDatabases.class);

    private final ServedFiles files;
    private final Databases databases;
    private final Departures departures;
    private final Map<Path, Attached> attached = new LinkedHashMap<>();
    private final Map<Path, Optional<FileLook>> before = new HashMap<>();
    private final Map<Path, String> refused = new TreeMap<>();
    private volatile List<String> troubles = List.of();
    private boolean begun;
    private boolean ended;

    /** A database as it was when it was opened. */
    private record Attached(Database database, Optional<FileLook> look, boolean immutable) {

        /** What may change does so in its own file; what may not has to be another file, whatever has changed. */
        boolean isOf(FileLook now) {
            return immutable
                    ? look.equals(Optional.of(now))
                    : look.map(FileLook::key).equals(Optional.of(now.key()));
        }
    }

    WatchedDatabases(ServedFiles files, Databases databases, Departures departures) {
        this.files = files;
        this.databases = databases;
        this.departures = departures;
    }

    /**
     * Attaches what is there at the start.
     *
     * @throws ServerException where a named file cannot be served; one of a folder is only reported
     */
    synchronized void attachAll() {
        begun = true;
        files.named().forEach((path, immutable) -> {
            Optional<FileLook> look = FileLook.at(path);
            attached.put(path, new Attached(databases.attachFile(path, immutable), look, immutable));
        });
        for (Path path : inFolders()) {
            FileLook.at(path).ifPresent(look -> arrive(path, look));
        }
        publish();
    }

    /**
     * Looks once, and attaches, replaces and detaches what has changed. On a busy machine the task that looks can come before
     * {@link #attachAll()}, which would then attach the same files again.
     */
    synchronized void look() {
        if (!begun || ended) {
            return;
        }
        List<Path> present = inFolders();
        List<Path> all = new ArrayList<>(files.named().keySet());
        present.stream().filter(path -> !all.contains(path)).forEach(all::add);
        for (Path path : all) {
            look(path);
        }
        for (Path path : List.copyOf(attached.keySet())) {
            if (!all.contains(path)) {
                missing(path);
            }
        }
        refused.keySet().retainAll(all);
        before.keySet().retainAll(attached.isEmpty() ? all : union(all));
        publish();
    }

    /** Looks no more. */
    synchronized void end() {
        ended = true;
    }

    private List<Path> union(List<Path> all) {
        List<Path> union = new ArrayList<>(all);
        union.addAll(attached.keySet());
        return union;
    }

    private void look(Path path) {
        Optional<FileLook> now = FileLook.at(path);
        Attached known = attached.get(path);
        boolean settled = now.equals(before.put(path, now));
        if (now.isEmpty() || (known != null && known.isOf(now.get()))) {
            return;
        }
        if (settled) {
            arrive(path, now.get());
        }
    }

    /** A file that has come, or that has taken the place of another. */
    private void arrive(Path path, FileLook look) {
        if (!DatabaseFiles.isComplete(path)) {
            refuse(path, "it is no complete SQLite database (yet)");
            return;
        }
        Attached known = attached.get(path);
        boolean immutable = files.named().getOrDefault(path, files.fixed().contains(path));
        try {
            Database database = known == null
                    ? databases.attachFile(path, immutable)
                    : databases.replace(known.database(), path, immutable);
            attached.put(path, new Attached(database, Optional.of(look), immutable));
            refused.remove(path);
            if (known == null) {
                LOG.info("The database {} is served from {}.", database.name(), path);
            } else {
                departures.close(known.database());
                LOG.info("The database {} was replaced and is served from the new file {}.", database.name(), path);
            }
        } catch (ServerException unusable) {
            refuse(path, Objects.requireNonNullElse(unusable.getMessage(), unusable.toString()));
        }
    }

    private void missing(Path path) {
        Optional<FileLook> nothing = Optional.empty();
        if (!nothing.equals(before.put(path, nothing))) {
            return;
        }
        Attached gone = attached.remove(path);
        if (gone != null) {
            databases.detach(gone.database());
            departures.close(gone.database());
            LOG.info(
                    "The database {} is served no more: the file {} is gone.",
                    gone.database().name(),
                    path);
        }
    }

    private void refuse(Path path, String reason) {
        if (!reason.equals(refused.put(path, reason))) {
            LOG.warn("The file {} is not served: {}", path, reason);
        }
    }

    private List<Path> inFolders() {
        List<Path> found = new ArrayList<>();
        for (DatabaseFolder folder : files.watched()) {
            try {
                found.addAll(folder.files());
                refused.remove(folder.path());
            } catch (IOException unreadable) {
                // Nothing is let go because a disk is away for a while.
                attached.keySet().stream()
                        .filter(path -> folder.path().equals(path.getParent()))
                        .forEach(found::add);
                refuse(folder.path(), "it cannot be listed: " + unreadable);
            }
        }
        return found;
    }

    private void publish() {
        List<String> now = new ArrayList<>();
        refused.forEach((path, reason) -> now.add(path.getFileName() + ": " + reason));
        troubles = List.copyOf(now);
    }

    /** The files that are not served, each with the reason. */
    List<String> troubles() {
        return troubles;
    }
}
