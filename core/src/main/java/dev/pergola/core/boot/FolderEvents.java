package dev.pergola.core.boot;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at once when the operating system says that something has changed in a folder, so that a saved file need not wait
 * for the next look. It is no more than that: where the system says nothing, the regular looks find the change.
 *
 * <p>One thread, from {@link #start} until it is closed.
 */
final class FolderEvents implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FolderEvents.class);
    /** A change counts once two looks saw the same, and editors write a file in more than one step. */
    private static final Duration SETTLING = Duration.ofMillis(25);

    private static final Duration NEW_FOLDERS = Duration.ofSeconds(2);
    private static final Duration END_LIMIT = Duration.ofSeconds(5);

    private final WatchService service;
    private final Supplier<Set<Path>> folders;
    private final Runnable look;
    private final Thread thread = new Thread(this::run, "pergola-folder-events");

    private FolderEvents(WatchService service, Supplier<Set<Path>> folders, Runnable look) {
        this.service = service;
        this.folders = folders;
        this.look = look;
    }

    /**
     * Begins to look.
     *
     * @param folders which folders matter at present; some may not exist
     * @param look what is done; called twice for each change
     * @return empty where the system has no such events
     */
    static Optional<FolderEvents> start(Supplier<Set<Path>> folders, Runnable look) {
        try {
            FolderEvents events = new FolderEvents(FileSystems.getDefault().newWatchService(), folders, look);
            events.register();
            events.thread.setDaemon(true);
            events.thread.start();
            return Optional.of(events);
        } catch (IOException | UnsupportedOperationException noEvents) {
            LOG.debug("Folders are looked at regularly only", noEvents);
            return Optional.empty();
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                WatchKey key = service.poll(NEW_FOLDERS.toMillis(), TimeUnit.MILLISECONDS);
                if (key != null) {
                    lookTwice(key);
                }
                register();
            }
        } catch (InterruptedException | ClosedWatchServiceException closed) {
            LOG.trace("No folder is looked at any more", closed);
        }
    }

    private void lookTwice(WatchKey key) throws InterruptedException {
        for (int looks = 0; looks < 2; looks++) {
            TimeUnit.MILLISECONDS.sleep(SETTLING.toMillis());
            forgetEvents(key);
            try {
                look.run();
            } catch (IllegalStateException unreadable) {
                LOG.debug("A folder cannot be looked at; the next regular look says so", unreadable);
            }
        }
    }

    private void forgetEvents(WatchKey first) {
        WatchKey key = first;
        while (key != null) {
            key.pollEvents();
            key.reset();
            key = service.poll();
        }
    }

    private void register() {
        for (Path folder : folders.get()) {
            try {
                if (Files.isDirectory(folder)) {
                    folder.register( // a folder that is registered already stays so
                            service,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY,
                            StandardWatchEventKinds.ENTRY_DELETE);
                }
            } catch (IOException gone) {
                LOG.debug("{} gives no events", folder, gone);
            }
        }
    }

    /** Stops looking; a look that is under way is waited for. */
    @Override
    public void close() {
        try {
            service.close();
            thread.join(END_LIMIT.toMillis());
        } catch (IOException failed) {
            LOG.debug("Folders could not be left", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
