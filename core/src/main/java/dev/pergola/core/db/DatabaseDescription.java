package dev.pergola.core.db;

import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.model.Inspection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of a database without looking at tables.
 *
 * @param opened as it was when it was opened
 * @param source where it is
 */
record DatabaseDescription(DatabaseInfo opened, DatabaseSource source) {

    private static final int COLOUR_DIGITS = 6;

    static DatabaseDescription of(String name, DatabaseSource source, DatabaseSettings settings) {
        boolean immutable = source instanceof DatabaseSource.ImmutableFile;
        Optional<Inspection> inspection = immutable ? settings.inspections().apply(name) : Optional.empty();
        Optional<String> hash = source.file()
                .filter(file -> immutable)
                .map(file -> inspection.flatMap(Inspection::hash).orElseGet(() -> DatabaseFiles.hash(file)));
        DatabaseInfo info = new DatabaseInfo(
                name,
                name,
                source.file(),
                inspection.map(Inspection::size).orElseGet(OptionalLong::empty).orElse(0),
                source.writeAddress().isPresent(),
                source.file().isEmpty(),
                hash,
                hash.filter(digits -> digits.length() >= COLOUR_DIGITS)
                        .map(digits -> digits.substring(0, COLOUR_DIGITS))
                        .orElseGet(() -> DatabaseFiles.colour(name)),
                inspection.map(Inspection::counts).orElseGet(Map::of));
        return new DatabaseDescription(info, source);
    }

    /** With the size that the file has now, unless an inspection told it. */
    DatabaseInfo now() {
        return opened.size() > 0 ? opened : opened.withSize(size());
    }

    /** The size of the file now; 0 where there is none, or it was removed while it is served. */
    long size() {
        return source.file().map(DatabaseDescription::size).orElse(0L);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            // Open connections still read it.
            return 0;
        }
    }
}
