package dev.pergola.itest.conformance;

import dev.pergola.itest.harness.SqliteShell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A copy of a database that a server serves. For one thread. */
final class ServedCopy {

    private final Path original;
    private final Path copy;
    private Path untouched;

    /**
     * A copy.
     *
     * @param original the database as it was built
     * @param copy what is served
     */
    ServedCopy(Path original, Path copy) {
        this.original = original;
        this.copy = copy;
        this.untouched = original;
    }

    /** Whether the content is as it was, whatever became of the file: a row may have been written as it was. */
    boolean holdsTheSame() {
        return isUntouched() || content(original).equals(content(copy));
    }

    /** In one order: VACUUM writes indexes and triggers behind all tables. */
    private static List<String> content(Path database) {
        return SqliteShell.dump(database).lines().sorted().toList();
    }

    private boolean isUntouched() {
        try {
            return Files.mismatch(untouched, copy) < 0;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Puts the content back, where it has changed, as another process does: the server has the file open. */
    void restore() {
        if (isUntouched()) {
            return;
        }
        SqliteShell.copy(original, copy);
        untouched = copy.resolveSibling(copy.getFileName() + ".untouched");
        try {
            Files.copy(copy, untouched, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
