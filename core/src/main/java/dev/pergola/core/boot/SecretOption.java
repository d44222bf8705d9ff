package dev.pergola.core.boot;

import dev.pergola.api.hook.run.CommandContext;
import dev.pergola.api.hook.run.CommandSpecification.Option;
import java.util.Optional;
import java.util.stream.Stream;

/** The secret that signs cookies and tokens: an option of several commands, or a variable of the environment. */
final class SecretOption {

    static final String NAME = "--secret";

    private static final String[] VARIABLES = {"PERGOLA_SECRET", "DATASETTE_SECRET"};

    private SecretOption() {}

    static Option option() {
        return Option.value("TEXT", "Signs cookies and API tokens; or the environment variable PERGOLA_SECRET.", NAME);
    }

    /** Empty where nobody said one. */
    static Optional<String> value(CommandContext line) {
        return line.value(NAME)
                .or(() -> Stream.of(VARIABLES)
                        .flatMap(name -> Optional.ofNullable(System.getenv(name)).stream())
                        .findFirst())
                .filter(secret -> !secret.isEmpty());
    }
}
