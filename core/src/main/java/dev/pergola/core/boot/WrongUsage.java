package dev.pergola.core.boot;

import dev.pergola.api.ServerException;
import dev.pergola.core.command.CommandLineRunner;

/** Problems of a command line that end with the exit code of wrong usage. */
final class WrongUsage {

    private WrongUsage() {}

    static ServerException of(String message, String hint) {
        return new ServerException(CommandLineRunner.WRONG_USAGE_CODE, message, hint);
    }
}
