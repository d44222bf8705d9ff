package dev.pergola.core.tabular;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * An ordinary file.
 *
 * @param path as it was named
 */
public record FileInput(Path path) implements Input {

    /** Checks the path. */
    public FileInput {
        requireNonNull(path, "path is null");
    }

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public OptionalLong size() {
        try {
            return OptionalLong.of(Files.size(path));
        } catch (IOException unknown) {
            return OptionalLong.empty();
        }
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    @Override
    public void close() {
        // Nothing is kept.
    }
}
