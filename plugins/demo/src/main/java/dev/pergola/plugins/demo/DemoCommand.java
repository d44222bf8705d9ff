package dev.pergola.plugins.demo;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.data.Databases;
import dev.pergola.api.hook.run.CommandContext;
import dev.pergola.api.hook.run.CommandHook;
import dev.pergola.api.hook.run.CommandSpecification;
import dev.pergola.api.hook.run.CommandSpecification.Option;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The verb {@code demo}: builds the demo database where there is none yet, and hands it to {@code serve}. */
@Component(property = CommandHook.NAME + "=demo")
public final class DemoCommand implements CommandHook {

    private static final String OUTPUT = "--output";
    private static final String REBUILD = "--rebuild";

    /** Options of {@code serve} that make sense for one known database. */
    private static final List<Option> SERVE_OPTIONS = List.of(
            Option.value("PORT", "The port to listen on; 0 takes a free one.", "-p", "--port"),
            Option.value("HOST", "The address to listen on.", "-h", "--host"),
            Option.value("FILE", "The configuration file.", "-c", "--config"),
            new Option(List.of("-s", "--setting"), List.of("NAME", "VALUE"), true, "Sets one setting."),
            Option.value("PATH", "Prints the answer to one request instead of serving.", "--get"));

    private final Databases databases;

    /**
     * Called by the component runtime.
     *
     * @param databases makes the file
     */
    @Activate
    public DemoCommand(@Reference Databases databases) {
        this.databases = requireNonNull(databases, "databases is null");
    }

    @Override
    public CommandSpecification specification() {
        List<Option> options = new ArrayList<>(List.of(
                Option.value("FILE", "Where to keep the database, instead of the cache of the user.", OUTPUT),
                Option.flag("Builds the database again, though there is one.", REBUILD)));
        options.addAll(SERVE_OPTIONS);
        return new CommandSpecification(
                "Builds a database of what Java knows (characters, time zones, languages) and serves it.",
                options,
                Optional.empty());
    }

    @Override
    public int run(CommandContext context) throws IOException {
        Optional<String> output = context.value(OUTPUT);
        DemoFile file = output.isPresent()
                ? new DemoFile(Path.of(output.get()))
                : DemoFile.ofUser(System.getenv(), Path.of(System.getProperty("user.home")));
        DemoFile.State state = file.state();
        if (state == DemoFile.State.FOREIGN) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    "The demo database cannot be built as " + file.path()
                            + ", because something else is there that the demo did not make.",
                    "Choose another place with " + OUTPUT + " FILE, or move what is there away.");
        }
        if (state != DemoFile.State.CURRENT || context.has(REBUILD)) {
            build(file, progressOf(context));
        } else {
            progressOf(context).println("Using " + file.path() + " of an earlier run; --rebuild makes it anew.");
        }
        return context.run("serve", serveArguments(file, context));
    }

    /** Standard output belongs to the answer where one is asked for. */
    private static PrintWriter progressOf(CommandContext context) {
        return context.has("--get") ? context.err() : context.out();
    }

    private void build(DemoFile file, PrintWriter progress) throws IOException {
        progress.println(
                "Building " + file.path() + " out of what Java " + System.getProperty("java.version") + " knows:");
        progress.flush();
        Path directory = file.path().toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        long begin = System.nanoTime();
        long rows = new DemoDatabase(databases).write(file.path(), table -> {
            progress.println("  " + table);
            progress.flush();
        });
        progress.printf(Locale.ENGLISH, "%,d rows in %.1f seconds.%n", rows, (System.nanoTime() - begin) / 1e9);
        progress.flush();
    }

    private static List<String> serveArguments(DemoFile file, CommandContext context) {
        List<String> arguments = new ArrayList<>();
        for (Option option : SERVE_OPTIONS) {
            for (List<String> values : context.values(option.name())) {
                arguments.add(option.name());
                arguments.addAll(values);
            }
        }
        arguments.add(file.path().toString());
        return arguments;
    }
}
