package dev.pergola.core.command;

import dev.pergola.api.hook.run.CommandHook;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.HookEntry;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;

/** The list of commands that {@code pergola --help} prints. */
final class CommandHelp {

    private CommandHelp() {}

    static void listTo(PrintWriter out, HookCalls calls, List<HookEntry<CommandHook>> commands) {
        out.println("Usage: pergola [COMMAND] [OPTIONS] [ARGUMENTS]");
        out.println();
        out.println("Puts a website and an API on SQLite files. Without a command, the files are served:");
        out.println("`pergola my.db` is `pergola serve my.db`.");
        out.println();
        out.println("Commands:");
        commands.stream()
                .sorted(Comparator.comparing(command -> command.key().orElse("")))
                .forEach(command -> out.printf(
                        "  %-12s %s%s%n",
                        command.key().orElse(""),
                        calls.callWithoutLimit(command, CommandHook::specification)
                                .summary(),
                        command.owner().isCore() ? "" : " (" + command.owner() + ")"));
        out.println();
        out.println("`pergola COMMAND --help` shows the options of a command.");
    }
}
