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
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            new PrintWriter(out),
            new PrintWriter(err));

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

    private HookEntry<CommandHook> register(String name, ToIntFunction<CommandContext> work) {
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
                CommandLineRunner.POINT,
                command,
                new Owner("garden", "1.0.0", 3),
                new HookProperties(Map.of(CommandHook.NAME, name)));
    }
}
