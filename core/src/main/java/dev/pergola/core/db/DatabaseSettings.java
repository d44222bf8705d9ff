package dev.pergola.core.db;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.Inspection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How the databases of a server are opened.
 *
 * @param limits for each database, until {@link Databases#limit} changes them
 * @param customisers called for each connection, in order
 * @param extensions loaded into each connection before that, in order
 * @param inspections what is known about an immutable file already, by the name of the database; empty where nothing is
 * @param locking whether files that may change are locked while they are read; without that, a file on a disk that has
 *     no locks can be read, at the risk of seeing half of a change
 * @param surroundings what stands around each write
 */
public record DatabaseSettings(
        Limits limits,
        List<ConnectionCustomiser> customisers,
        List<Extension> extensions,
        Function<String, Optional<Inspection>> inspections,
        boolean locking,
        WriteSurroundings surroundings) {

    /** Checks the parts and copies the lists. */
    public DatabaseSettings {
        requireNonNull(limits, "limits is null");
        customisers = List.copyOf(customisers);
        extensions = List.copyOf(extensions);
        requireNonNull(inspections, "inspections is null");
        requireNonNull(surroundings, "surroundings is null");
    }

    /**
     * Nothing but limits.
     *
     * @param limits for each database
     * @return no extensions, nothing inspected, files are locked
     */
    public static DatabaseSettings of(Limits limits) {
        return new DatabaseSettings(
                limits, List.of(), List.of(), name -> Optional.empty(), true, WriteSurroundings.none());
    }
}
