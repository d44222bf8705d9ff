package dev.pergola.core.boot;

import dev.pergola.api.hook.run.CommandContext;
import dev.pergola.core.db.Extension;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a command line of {@code serve} says about databases, before anything on the disk has been looked at.
 *
 * @param files database files and directories, in order
 * @param immutable files that do not change while they are served
 * @param inspection what is known about the immutable ones already, or empty
 * @param extensions libraries of functions for SQL
 * @param memory whether to add the empty database
 * @param crossDatabase whether the empty database reaches the files
 * @param create whether files that are missing are made
 * @param locking whether files are locked while they are read
 * @param internal where the server keeps what it knows of the data; empty for nowhere beyond its end
 */
record DatabaseArguments(
        List<Path> files,
        List<Path> immutable,
        Optional<Path> inspection,
        List<Extension> extensions,
        boolean memory,
        boolean crossDatabase,
        boolean create,
        boolean locking,
        Optional<Path> internal) {

    DatabaseArguments {
        files = List.copyOf(files);
        immutable = List.copyOf(immutable);
        extensions = List.copyOf(extensions);
    }

    /** Files that do not change, and nothing else. */
    static DatabaseArguments immutable(List<Path> files) {
        return new DatabaseArguments(
                List.of(), files, Optional.empty(), List.of(), false, false, false, true, Optional.empty());
    }

    static DatabaseArguments of(CommandContext line) {
        return new DatabaseArguments(
                paths(line.arguments().stream()),
                paths(line.values(ServeSyntax.IMMUTABLE).stream().map(value -> value.get(0))),
                line.value(ServeSyntax.INSPECTION).map(Path::of),
                Extensions.of(line),
                line.has(ServeSyntax.MEMORY),
                line.has(ServeSyntax.CROSS_DATABASE),
                line.has(ServeSyntax.CREATE),
                !line.has(ServeSyntax.NO_LOCKING),
                line.value(ServeSyntax.INTERNAL).map(Path::of));
    }

    private static List<Path> paths(Stream<String> texts) {
        return texts.map(Path::of).toList();
    }
}
