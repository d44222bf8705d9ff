package dev.pergola.core.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.hook.run.CommandContext;
import dev.pergola.api.hook.run.CommandHook;
import dev.pergola.api.hook.run.CommandSpecification;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.HookRegistry;
import dev.pergola.core.hooks.Owner;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

class CommandLineRunnerTest {

    private final HookRegistry registry = new HookRegistry();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLineRunner runner = new CommandLineRunner(
            registry,
            new HookCalls(Duration.ofSeconds(30), Clock.systemUTC()),
            "1.0.0",
            Console.of(new PrintWriter(out), new PrintWriter(err)),
            new GardenGate());

    @Test
    void theCodeOfTheCommandIsTheExitCode() {
        register("water", context -> {
            context.out().println("watered " + context.arguments());
            return 7;
        });
        assertEquals(7, runner.run(List.of("water", "fern", "moss")));
        assertEquals("watered [fern, moss]\n", out.toString());
    }

    @Test
    void aPluginMayLeaveWhileACommandRuns() {
        HookEntry<CommandHook> other = register("other", context -> 0);
        register("serve", context -> registry.remove(other, Duration.ZERO) ? 0 : 1);
        assertEquals(0, runner.run(List.of("serve")), "the plugin would wait for the end of the command");
    }

    @Test
    void aCommandThatThrowsEndsWithItsReason() {
        register("break", context -> {
            throw new IllegalStateException("the pot is broken");
        });
        assertEquals(1, runner.run(List.of("break")));
        assertTrue(err.toString().contains("the pot is broken"), err.toString());
    }

    @Test
    void aCommandOnASiteTakesItsOptionsAndFindsItOpen() {
        register("prune", Map.of(CommandHook.SITE, true), context -> {
            context.out().println("pruned " + context.value("--garden").orElseThrow());
            return 0;
        });
        assertEquals(0, runner.run(List.of("prune", "--garden", "north", "fern")));
        assertEquals("opened [fern]\npruned north\nclosed\n", out.toString().replaceAll("\\R", "\n"));
    }

    @Test
    void aCommandWithoutASiteDoesNotTakeItsOptions() {
        register("water", context -> 0);
        assertEquals(2, runner.run(List.of("water", "--garden", "north")));
    }

    @Test
    void progressIsWrittenOverAndGoneInTheEnd() {
        StringWriter shown = new StringWriter();
        AtomicLong now = new AtomicLong();
        ProgressLine line = new ProgressLine(new PrintWriter(shown), true, now::get);
        ParsedCommandLine context = new ParsedCommandLine(
                CommandSyntax.of("dig", new CommandSpecification("Digs.", List.of(), Optional.empty()))
                        .parseArgs(),
                new Console(new PrintWriter(out), new PrintWriter(err), line),
                (command, words) -> 0);
        context.progress("too early");
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        context.progress("1 of 2");
        context.progress("too soon");
        context.progress("");
        context.progress("");
        assertEquals("\r1 of 2\u001b[K\r\u001b[K", shown.toString());
    }

    private static final class GardenGate implements CommandSite {

        @Override
        public List<CommandSpecification.Option> options() {
            return List.of(CommandSpecification.Option.value("NAME", "Which garden.", "-g", "--garden"));
        }

        @Override
        public int around(CommandContext line, IntSupplier work) {
            line.out().println("opened " + line.arguments());
            int code = work.getAsInt();
            line.out().println("closed");
            return code;
        }
    }

    private HookEntry<CommandHook> register(String name, ToIntFunction<CommandContext> work) {
        return register(name, Map.of(), work);
    }

    private HookEntry<CommandHook> register(
            String name, Map<String, Object> properties, ToIntFunction<CommandContext> work) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put(CommandHook.NAME, name);
        CommandHook command = new CommandHook() {
            @Override
            public CommandSpecification specification() {
                return new CommandSpecification("Tests something.", List.of(), Optional.of("WORDS"));
            }

            @Override
            public int run(CommandContext context) {
                return work.applyAsInt(context);
            }
        };
        return registry.register(
                CommandLineRunner.POINT, command, new Owner("garden", "1.0.0", 3), new HookProperties(all));
    }
}
