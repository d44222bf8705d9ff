package dev.pergola.core.catalogue;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ServerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * The catalogues that a user has listed: a text file with one place per line. Blank lines and what begins with a hash
 * sign say nothing. Read each time, so that a change counts at once for every server and command of that user.
 *
 * @param home the directory of the user; need not exist
 */
public record CatalogueList(Path home) implements Supplier<List<String>> {

    /** What the file is called. */
    public static final String FILE = "catalogues.txt";

    /** Checks the part. */
    public CatalogueList {
        requireNonNull(home, "home is null");
    }

    /**
     * What is listed.
     *
     * @return in order; empty where there is no list
     * @throws ServerException where the list cannot be read
     */
    @Override
    public List<String> get() {
        Path file = home.resolve(FILE);
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException unreadable) {
            throw new ServerException(
                    CatalogueSource.UNUSABLE,
                    "The list of catalogues %s cannot be read: %s.".formatted(file, unreadable.getMessage()));
        }
    }
}
