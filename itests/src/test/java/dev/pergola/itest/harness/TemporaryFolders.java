package dev.pergola.itest.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders that live as long as the tests. */
public final class TemporaryFolders {

    private TemporaryFolders() {}

    /**
     * Makes an empty folder that is deleted when the tests have ended.
     *
     * @param purpose part of its name
     * @return the folder
     */
    public static Path create(String purpose) {
        try {
            Path folder = Files.createTempDirectory("pergola-" + purpose + "-").toRealPath();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "delete " + folder));
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Deletes a folder and all that is in it.
     *
     * @param folder need not exist
     */
    public static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException leftBehind) {
            // Another process may still be writing there; what is left lies in a folder for temporary files.
        }
    }
}
