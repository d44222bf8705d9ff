package dev.pergola.core.boot;

import dev.pergola.api.hook.run.CommandContext;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

/** The command line {@code FILES -c CONFIGURATION --root}. */
record OptionsOnly(List<String> arguments, Path configuration) implements CommandContext {

    @Override
    public boolean has(String option) {
        return option.equals(ServeSyntax.ROOT) || option.equals(ServeSyntax.CONFIGURATION);
    }

    @Override
    public List<List<String>> values(String option) {
        return option.equals(ServeSyntax.CONFIGURATION) ? List.of(List.of(configuration.toString())) : List.of();
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
    public int run(String command, List<String> words) {
        return 0;
    }
}
