package dev.pergola.core.source;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the jars that were made, so that a start compiles nothing. The folder may be deleted at any time. Several processes
 * may use it at once: a jar appears as a whole or not at all.
 */
final class JarCache {

    private static final Logger LOG = LoggerFactory.getLogger(JarCache.class);
    private static final String JAR = ".jar";
    private static final Duration UNUSED = Duration.ofDays(7);

    private final Path folder;
    private final Clock clock;

    JarCache(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** The jar that was kept under a name, from now on the one used last. */
    Optional<Path> find(String name) {
        Path jar = folder.resolve(name + JAR);
        try {
            Files.setLastModifiedTime(jar, FileTime.from(clock.instant()));
            return Optional.of(jar);
        } catch (IOException notThere) {
            return Files.isReadable(jar) ? Optional.of(jar) : Optional.empty(); // of somebody else, but good
        }
    }

    /** Keeps a jar, and forgets those that nobody has used for long. */
    Path keep(String name, byte[] content) throws IOException {
        try {
            Files.createDirectories(folder);
            forgetUnused();
            Path unseen = Files.createTempFile(folder, ".", JAR);
            Files.write(unseen, content);
            return Files.move(
                    unseen,
                    folder.resolve(name + JAR),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            LOG.debug("{} cannot be written, so what was made lasts as long as the process", folder, unwritable);
            Path file = Files.createTempFile("pergola-plugin-", JAR);
            file.toFile().deleteOnExit();
            return Files.write(file, content);
        }
    }

    private void forgetUnused() throws IOException {
        Instant limit = clock.instant().minus(UNUSED);
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*" + JAR)) {
            for (Path jar : jars) {
                if (Files.getLastModifiedTime(jar).toInstant().isBefore(limit)) {
                    Files.deleteIfExists(jar);
                }
            }
        }
    }
}
