package dev.pergola.plugins.demo;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The file of the demo database.
 *
 * @param path where it is or shall be
 */
record DemoFile(Path path) {

    /** What stands in its place. */
    enum State {
        /** Nothing. */
        MISSING,
        /** What would be built now. */
        CURRENT,
        /** A demo database of another JDK or another edition. */
        OUTDATED,
        /** Something that is not ours and stays untouched. */
        FOREIGN
    }

    DemoFile {
        requireNonNull(path, "path is null");
    }

    State state() throws IOException {
        if (Files.notExists(path)) {
            return State.MISSING;
        }
        if (!Files.isRegularFile(path)) {
            return State.FOREIGN;
        }
        return DemoStamp.of(path)
                .map(stamp -> stamp.equals(DemoStamp.current()) ? State.CURRENT : State.OUTDATED)
                .orElse(State.FOREIGN);
    }

    /**
     * The file where the user chose none: in the directory of the system for what can be made again, or, where that
     * cannot be written, in a new directory for temporary files.
     *
     * @param environment the environment variables of the process
     * @param home the home directory of the user
     */
    static DemoFile ofUser(Map<String, String> environment, Path home) throws IOException {
        Path caches = Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
                .or(() -> Optional.ofNullable(environment.get("LOCALAPPDATA")))
                .filter(directory -> !directory.isEmpty())
                .map(Path::of)
                .orElse(home.resolve(".cache"));
        Path directory = caches.resolve("pergola");
        try {
            Files.createDirectories(directory);
        } catch (IOException readOnly) {
            directory = Files.createTempDirectory("pergola-demo");
        }
        if (!Files.isWritable(directory)) {
            directory = Files.createTempDirectory("pergola-demo");
        }
        return new DemoFile(directory.resolve("demo.db"));
    }
}
