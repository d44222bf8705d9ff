package dev.pergola.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory of this process alone, below the temporary directory. The framework's storage, unpacked native libraries
 * and what a single jar carries live there; nothing of it outlives the process, so no start sees the rest of another.
 */
final class Scratch {

    private static final Logger LOG = LoggerFactory.getLogger(Scratch.class);

    private final Path root;

    private Scratch(Path root) {
        this.root = root;
    }

    static Scratch create() throws LaunchException {
        try {
            return new Scratch(Files.createTempDirectory("pergola-"));
        } catch (IOException e) {
            throw new LaunchException(
                    "no directory for temporary files can be made in %s: %s. Free some space there, or name another place with -Djava.io.tmpdir=DIRECTORY."
                            .formatted(System.getProperty("java.io.tmpdir"), e.getMessage()),
                    e);
        }
    }

    /** A directory inside, made when first asked for. */
    Path directory(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes everything. What cannot be removed, such as a library that is still mapped on Windows, is left. */
    void delete() {
        try {
            Files.walkFileTree(root, new Deletion());
        } catch (IOException e) {
            LOG.debug("Some temporary files are left in {}", root, e);
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
