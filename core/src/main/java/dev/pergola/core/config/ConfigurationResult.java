package dev.pergola.core.config;

import dev.pergola.core.config.ConfigurationProblem.Severity;
import java.util.List;

/** What became of reading a configuration. */
public sealed interface ConfigurationResult {

    /**
     * It can be used.
     *
     * @param configuration what to run with
     * @param metadata the descriptions
     * @param warnings what was probably not meant, in the order of the sources
     */
    record Valid(Configuration configuration, Metadata metadata, List<ConfigurationProblem> warnings)
            implements ConfigurationResult {
        /** Copies the list. */
        public Valid {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * It cannot be used. A running server keeps the one that it has.
     *
     * @param problems everything that was found, warnings included, in the order of the sources
     */
    record Invalid(List<ConfigurationProblem> problems) implements ConfigurationResult {
        /** Copies the list. */
        public Invalid {
            problems = List.copyOf(problems);
        }

        /** With what a command ends: 2 where the command line is wrong, 1 where only a file is. */
        public int exitStatus() {
            return problems.stream().anyMatch(problem -> problem.severity() == Severity.USAGE) ? 2 : 1;
        }
    }
}
