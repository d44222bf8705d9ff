package dev.pergola.core.boot;

import dev.pergola.core.config.ConfigurationProblem;
import dev.pergola.core.config.ConfigurationResult;
import java.util.stream.Collectors;

/** The server cannot start with this configuration. Carries every problem that was found, each with its place. */
final class InvalidConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitStatus;

    InvalidConfigurationException(ConfigurationResult.Invalid result) {
        super(result.problems().stream()
                .map(ConfigurationProblem::toString)
                .collect(Collectors.joining(System.lineSeparator())));
        this.exitStatus = result.exitStatus();
    }

    /** With what the command ends: 2 where the command line is wrong, 1 where only a file is. */
    int exitStatus() {
        return exitStatus;
    }
}
