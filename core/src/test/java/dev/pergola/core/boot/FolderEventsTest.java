package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderEventsTest {

    private static final long PATIENCE_SECONDS = 20;

    @TempDir
    private Path directory;

    private final Semaphore looks = new Semaphore(0);

    @Test
    void aSavedFileIsLookedAtTwice() throws Exception {
        try (FolderEvents events =
                FolderEvents.start(() -> Set.of(directory), looks::release).orElseThrow()) {
            Files.writeString(directory.resolve("Hello.java"), "class Hello {}");
            assertTrue(looks.tryAcquire(2, PATIENCE_SECONDS, TimeUnit.SECONDS), events::toString);
        }
    }

    @Test
    void aFolderThatComesLaterIsLookedAtAsWell() throws Exception {
        Path later = directory.resolve("later");
        try (FolderEvents events = FolderEvents.start(() -> Set.of(directory, later), looks::release)
                .orElseThrow()) {
            Files.createDirectory(later);
            assertTrue(looks.tryAcquire(2, PATIENCE_SECONDS, TimeUnit.SECONDS), events::toString);
            looks.drainPermits();
            for (int tries = 0; looks.availablePermits() == 0 && tries < 10 * PATIENCE_SECONDS; tries++) {
                Files.writeString(later.resolve("Hello.java"), "class Hello { int tries = " + tries + "; }");
                if (looks.tryAcquire(100, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            throw new AssertionError("nothing was said of " + later);
        }
    }

    @Test
    void aLookThatFailsIsNotTheLast() throws Exception {
        AtomicInteger count = new AtomicInteger();
        Runnable look = () -> {
            looks.release();
            if (count.incrementAndGet() == 1) {
                throw new IllegalStateException("the folder cannot be listed");
            }
        };
        try (FolderEvents events =
                FolderEvents.start(() -> Set.of(directory), look).orElseThrow()) {
            Files.writeString(directory.resolve("Hello.java"), "class Hello {}");
            assertTrue(looks.tryAcquire(2, PATIENCE_SECONDS, TimeUnit.SECONDS), events::toString);
        }
    }
}
