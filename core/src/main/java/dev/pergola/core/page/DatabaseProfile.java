package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What is told of a database besides its tables.
 *
 * @param changed when its file was last written; empty in memory, and where the file system does not say
 * @param note what the owner says about it
 */
public record DatabaseProfile(Optional<Instant> changed, OwnersNote note) {

    private static final DatabaseProfile NONE = new DatabaseProfile(Optional.empty(), OwnersNote.none());

    /** Checks the parts. */
    public DatabaseProfile {
        requireNonNull(changed, "changed is null");
        requireNonNull(note, "note is null");
    }

    /** Where nothing is known. */
    public static DatabaseProfile none() {
        return NONE;
    }
}
