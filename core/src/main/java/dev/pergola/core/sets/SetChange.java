package dev.pergola.core.sets;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** What somebody asks for. */
public sealed interface SetChange {

    /**
     * Adds plugins, or puts others into their place.
     *
     * @param what files, folders of jars, or names
     * @param downgrade whether an older version may take the place of a newer one
     */
    record Install(List<String> what, boolean downgrade) implements SetChange {
        /** Copies the list. */
        public Install {
            what = List.copyOf(what);
        }
    }

    /**
     * Takes newer versions of what is installed, from where it came from.
     *
     * @param names of plugins; empty for all
     */
    record Update(List<String> names) implements SetChange {
        /** Copies the list. */
        public Update {
            names = List.copyOf(names);
        }
    }

    /**
     * Removes plugins.
     *
     * @param names of plugins
     */
    record Uninstall(List<String> names) implements SetChange {
        /** Copies the list. */
        public Uninstall {
            names = List.copyOf(names);
        }
    }

    /**
     * Goes back to an earlier set, whatever the versions in it.
     *
     * @param to its number; empty for the one before that in force
     */
    record Rollback(Optional<Integer> to) implements SetChange {
        /** Checks the part. */
        public Rollback {
            requireNonNull(to, "to is null");
        }
    }
}
