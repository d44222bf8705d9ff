package dev.pergola.core.sets;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** What somebody asks for. */
public sealed interface SetChange {

    /**
     * What it is called in the list of sets.
     *
     * @return such as {@code install vega.jar}
     */
    String words();

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

        @Override
        public String words() {
            return "install " + String.join(" ", what);
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

        @Override
        public String words() {
            return ("update " + String.join(" ", names)).strip();
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

        @Override
        public String words() {
            return "uninstall " + String.join(" ", names);
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

        @Override
        public String words() {
            return "rollback" + to.map(number -> " to " + number).orElse("");
        }
    }
}
