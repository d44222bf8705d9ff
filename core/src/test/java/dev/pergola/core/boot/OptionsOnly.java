package dev.pergola.core.boot;

import dev.pergola.api.hook.run.CommandContext;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

/** The command line {@code FILES -c CONFIGURATION -m METADATA --root}. */
record OptionsOnly(List<String> arguments, Path configuration, Path metadata) implements CommandContext {

    @Override
    public boolean has(String option) {
        return option.equals(ServeSyntax.ROOT) || !values(option).isEmpty();
    }

    @Override
    public List<List<String>> values(String option) {
        return switch (option) {
            case ServeSyntax.CONFIGURATION -> List.of(List.of(configuration.toString()));
            case ServeSyntax.METADATA -> List.of(List.of(metadata.toString()));
            default -> List.of();
        };
    }

    @Override
    public PrintWriter out() {
        return new PrintWriter(Writer.nullWriter());
    }

    @Override
    public PrintWriter err() {
        return out();
    }

    @Override
    public void progress(String line) {}

    @Override
    public int run(String command, List<String> words) {
        return 0;
    }
}
