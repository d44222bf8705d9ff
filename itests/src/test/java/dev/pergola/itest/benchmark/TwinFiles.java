package dev.pergola.itest.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Answers stored as files, to learn what it costs to send the same bytes without making them. */
final class TwinFiles {

    private TwinFiles() {}

    /** A folder that is left to the system to clean. */
    static Path folder() {
        try {
            return Files.createTempDirectory("twins");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Stores an answer under a name with the ending of its type, which decides whether it is compressed. */
    static String write(Path folder, URI address) {
        try (InputStream answer = address.toURL().openStream()) {
            String ending = address.getPath().endsWith(".json") ? ".json" : ".html";
            Path file = Files.createTempFile(folder, "answer", ending);
            Files.write(file, answer.readAllBytes());
            return file.getFileName().toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
