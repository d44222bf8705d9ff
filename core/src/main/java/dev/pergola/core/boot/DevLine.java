package dev.pergola.core.boot;

import dev.pergola.api.hook.run.CommandContext;
import java.io.PrintWriter;
import java.util.List;

/**
 * A command line of {@code dev} as {@code serve} takes it: without the plugin that is being written.
 *
 * @param line of {@code dev}
 */
record DevLine(CommandContext line) implements CommandContext {

    @Override
    public boolean has(String option) {
        return line.has(option);
    }

    @Override
    public List<List<String>> values(String option) {
        return line.values(option);
    }

    @Override
    public List<String> arguments() {
        return line.arguments().subList(1, line.arguments().size());
    }

    @Override
    public PrintWriter out() {
        return line.out();
    }

    @Override
    public PrintWriter err() {
        return line.err();
    }

    @Override
    public void progress(String shown) {
        line.progress(shown);
    }

    @Override
    public int run(String command, List<String> arguments) {
        return line.run(command, arguments);
    }
}
