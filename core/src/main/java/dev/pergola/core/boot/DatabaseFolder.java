package dev.pergola.core.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A directory whose databases are served. Journals and other files that SQLite keeps beside a database, and hidden files,
 * under which copying programs write, are none.
 *
 * @param path where it is
 * @param internal the server's own database, which is not for visitors even where it lies here, or empty
 */
record DatabaseFolder(Path path, Optional<Path> internal) {

    DatabaseFolder {
        internal = internal.map(file -> file.toAbsolutePath().normalize());
    }

    private static final List<String> ENDINGS = List.of(".db", ".sqlite", ".sqlite3");

    /** The files that are there now, in the order in which they are attached. */
    List<Path> files() throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            List<Path> sorted = entries.filter(Files::isRegularFile)
                    .filter(file -> !name(file).startsWith("."))
                    .filter(file ->
                            !internal.equals(Optional.of(file.toAbsolutePath().normalize())))
                    .sorted()
                    .toList();
            List<Path> files = new ArrayList<>();
            for (String ending : ENDINGS) {
                sorted.stream().filter(file -> name(file).endsWith(ending)).forEach(files::add);
            }
            return files;
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
