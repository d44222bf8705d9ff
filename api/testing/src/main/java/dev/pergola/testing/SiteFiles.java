package dev.pergola.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The temporary directory of one site.
 *
 * @param root deleted at the end
 */
record SiteFiles(Path root) implements AutoCloseable {

    static SiteFiles create() {
        try {
            return new SiteFiles(Files.createTempDirectory("pergola-test").toRealPath());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path configuration() {
        return root.resolve("pergola.yaml");
    }

    Path home() {
        return root.resolve("home");
    }

    Path plugins() {
        return home().resolve("plugins");
    }

    Path framework() {
        return root.resolve("framework");
    }

    Path database(String name) {
        return root.resolve(name);
    }

    void writeConfiguration(String yaml) {
        try {
            Files.writeString(configuration(), yaml);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What cannot be deleted now lies in a directory for temporary files. */
    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException leftBehind) {
            root.toFile().deleteOnExit();
        }
    }
}
