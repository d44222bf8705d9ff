package dev.pergola.core.plugins;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * The plugins that were installed by a command, as a folder scan reads them.
 *
 * @param number which generation this is; 0 before the first
 * @param jars one of each plugin
 * @param flaw why it cannot be told what is installed, in a sentence; then there are no jars. Empty where all is well
 */
public record PinnedSet(int number, List<PinnedJar> jars, Optional<UnusableFile> flaw) {

    /** Checks the parts and copies the list. */
    public PinnedSet {
        jars = List.copyOf(jars);
        requireNonNull(flaw, "flaw is null");
    }

    /**
     * Nothing was ever installed.
     *
     * @return the set before the first
     */
    public static PinnedSet none() {
        return new PinnedSet(0, List.of(), Optional.empty());
    }
}
