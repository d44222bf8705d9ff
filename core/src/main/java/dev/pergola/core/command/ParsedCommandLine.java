package dev.pergola.core.command;

import dev.pergola.api.hook.run.CommandContext;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntBiFunction;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** A command line that fits its specification. */
record ParsedCommandLine(ParseResult parsed, Console console, ToIntBiFunction<String, List<String>> nested)
        implements CommandContext {

    @Override
    public boolean has(String option) {
        return parsed.hasMatchedOption(option);
    }

    @Override
    public List<List<String>> values(String option) {
        OptionSpec matched = parsed.matchedOption(option);
        if (matched == null) {
            return List.of();
        }
        List<String> flat = matched.originalStringValues();
        int size = Math.max(1, matched.arity().max());
        List<List<String>> values = new ArrayList<>();
        for (int i = 0; i + size <= flat.size(); i += size) {
            values.add(List.copyOf(flat.subList(i, i + size)));
        }
        return values;
    }

    @Override
    public List<String> arguments() {
        return parsed.matchedPositionals().isEmpty()
                ? List.of()
                : parsed.matchedPositionals().get(0).originalStringValues();
    }

    @Override
    public PrintWriter out() {
        return console.out();
    }

    @Override
    public PrintWriter err() {
        return console.err();
    }

    @Override
    public void progress(String line) {
        if (line.isEmpty()) {
            console.progress().clear();
        } else if (console.progress().isDue()) {
            console.progress().show(line);
        }
    }

    @Override
    public int run(String command, List<String> arguments) {
        return nested.applyAsInt(command, arguments);
    }
}
