package dev.pergola.core.command;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.run.CommandHook;
import dev.pergola.api.hook.run.CommandSpecification;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookFailure;
import dev.pergola.core.hooks.HookPoint;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.HookRegistry;
import dev.pergola.core.problem.Suggestions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * Runs one command line: finds the verb among the contributions, checks the rest of the line against the specification of
 * the verb, and turns the outcome into an exit code: 0 success, 1 failure, 2 wrong usage.
 *
 * <p>A line that begins with no known verb is one of {@code serve}, so {@code pergola my.db} works.
 */
public final class CommandLineRunner {

    /** The kind of hook that verbs are. */
    public static final HookPoint<CommandHook> POINT = new HookPoint<>(
            "command", CommandHook.class, properties -> properties.text(CommandHook.NAME), CommandLineRunner::check);

    /** The verb of a line that names none. */
    public static final String DEFAULT_COMMAND = "serve";

    /** What a command throws to end with exit code 2, as a wrong option does. */
    public static final ErrorCode WRONG_USAGE_CODE = new ErrorCode("wrong-usage", 400);

    private static final Logger LOG = LoggerFactory.getLogger(CommandLineRunner.class);
    private static final int FAILURE = 1;
    private static final int WRONG_USAGE = 2;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

    private final HookRegistry registry;
    private final HookCalls calls;
    private final String version;
    private final Console console;
    private final CommandSite site;

    /**
     * Makes a runner.
     *
     * @param registry where the verbs are
     * @param calls the guard through which they are called
     * @param version the version of the product
     * @param console where commands print
     * @param site opens the site of commands that work on one
     */
    public CommandLineRunner(
            HookRegistry registry, HookCalls calls, String version, Console console, CommandSite site) {
        this.registry = registry;
        this.calls = calls;
        this.version = version;
        this.console = console;
        this.site = site;
    }

    /**
     * Runs a command line. No lease is held meanwhile: a command may run as long as the process, and every plugin that was
     * there at its start would wait for it before it leaves.
     *
     * @param line the words as they were typed, without the name of the program
     * @return the exit code
     */
    public int run(List<String> line) {
        try {
            List<HookEntry<CommandHook>> commands = registry.current().active(POINT);
            String first = line.isEmpty() ? "" : line.get(0);
            if (first.equals("--version")) {
                console.out().println("pergola, version " + version);
                return 0;
            }
            if (first.equals("--help") || first.equals("help")) {
                CommandHelp.listTo(console.out(), calls, commands);
                return 0;
            }
            Optional<HookEntry<CommandHook>> named = find(commands, first);
            return named.isPresent()
                    ? run(named.get(), first, line.subList(1, line.size()))
                    : find(commands, DEFAULT_COMMAND)
                            .map(serve -> run(serve, DEFAULT_COMMAND, line))
                            .orElseGet(
                                    () -> failed("There is no command " + DEFAULT_COMMAND + " in this distribution."));
        } finally {
            console.progress().clear();
            console.out().flush();
            console.err().flush();
        }
    }

    private int run(HookEntry<CommandHook> command, String name, List<String> words) {
        try {
            boolean onSite = command.properties().is(CommandHook.SITE);
            CommandSpecification own = calls.callWithoutLimit(command, CommandHook::specification);
            CommandLine syntax = CommandSyntax.of(name, onSite ? CommandSyntax.with(site.options(), own) : own);
            ParseResult parsed = syntax.parseArgs(words.toArray(String[]::new));
            if (parsed.isUsageHelpRequested()) {
                syntax.usage(console.out());
                return 0;
            }
            ParsedCommandLine context = new ParsedCommandLine(parsed, console, this::runNested);
            return onSite
                    ? site.around(context, () -> calls.callWithoutLimit(command, hook -> hook.run(context)))
                    : calls.callWithoutLimit(command, hook -> hook.run(context));
        } catch (CommandLine.ParameterException wrong) {
            console.err().println("Error: " + wrong.getMessage());
            suggestion(wrong).ifPresent(console.err()::println);
            console.err().println("`pergola " + name + " --help` shows what the command takes.");
            return WRONG_USAGE;
        } catch (ServerException problem) {
            problem.messages().forEach(message -> console.err().println("Error: " + message));
            problem.hint().ifPresent(console.err()::println);
            return problem.code().equals(WRONG_USAGE_CODE) ? WRONG_USAGE : FAILURE;
        } catch (HookFailure failure) {
            LOG.debug("The command {} failed", name, failure);
            return failed("the command %s of %s failed: %s".formatted(name, command.owner(), failure.what()));
        }
    }

    private static Optional<String> suggestion(CommandLine.ParameterException wrong) {
        return wrong instanceof CommandLine.UnmatchedArgumentException unmatched
                ? Suggestions.sentence(
                        unmatched.getUnmatched().get(0),
                        wrong.getCommandLine().getCommandSpec().optionsMap().keySet())
                : Optional.empty();
    }

    private int runNested(String command, List<String> arguments) {
        return find(registry.current().active(POINT), command)
                .map(entry -> run(entry, command, arguments))
                .orElseGet(() -> failed("There is no command " + command + "."));
    }

    private int failed(String message) {
        console.err().println("Error: " + message);
        return FAILURE;
    }

    private static Optional<HookEntry<CommandHook>> find(List<HookEntry<CommandHook>> commands, String name) {
        return commands.stream()
                .filter(command -> command.key().equals(Optional.of(name)))
                .findFirst();
    }

    private static List<String> check(HookProperties properties) {
        return properties
                .text(CommandHook.NAME)
                .map(name -> NAME.matcher(name).matches()
                        ? List.<String>of()
                        : List.of("The name of a command is lower case letters, digits and hyphens, not " + name + "."))
                .orElse(List.of("The service property " + CommandHook.NAME + " is missing; it holds the verb."));
    }
}
