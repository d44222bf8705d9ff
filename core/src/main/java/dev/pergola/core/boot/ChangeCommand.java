package dev.pergola.core.boot;

import dev.pergola.api.hook.run.CommandContext;
import dev.pergola.api.hook.run.CommandHook;
import dev.pergola.api.hook.run.CommandSpecification;
import dev.pergola.api.hook.run.CommandSpecification.Option;
import dev.pergola.core.sets.SetChange;
import dev.pergola.core.sets.SetPlan;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The verbs that change which plugins are installed. They start no plugin, so they work with one that hangs or ends the
 * process, and they need no server: those that run follow the disk.
 */
final class ChangeCommand implements CommandHook {

    private static final int FAILURE = 1;
    private static final String DRY_RUN = "--dry-run";
    private static final String DOWNGRADE = "--allow-downgrade";
    private static final String TO = "--to";

    private static final Option DRY_RUN_OPTION =
            Option.flag("Prints what would start, stop and be replaced, and changes nothing.", DRY_RUN);

    private final Platform platform;
    private final CommandSpecification specification;
    private final Function<CommandContext, SetChange> change;

    private ChangeCommand(
            Platform platform, CommandSpecification specification, Function<CommandContext, SetChange> change) {
        this.platform = platform;
        this.specification = specification;
        this.change = change;
    }

    /** All of them, by verb. */
    static Map<String, CommandHook> all(Platform platform) {
        Map<String, CommandHook> commands = new LinkedHashMap<>();
        commands.put(
                "install",
                new ChangeCommand(
                        platform,
                        new CommandSpecification(
                                "Installs plugins: jars, folders of jars, or plugins of the catalogue.",
                                List.of(
                                        DRY_RUN_OPTION,
                                        Option.flag("Lets an older version take the place of a newer one.", DOWNGRADE)),
                                Optional.of("FILE|NAME[@VERSION]")),
                        line -> new SetChange.Install(some(line, "install"), line.has(DOWNGRADE))));
        commands.put(
                "update",
                new ChangeCommand(
                        platform,
                        new CommandSpecification(
                                "Updates the installed plugins, or some, from where they came from.",
                                List.of(DRY_RUN_OPTION),
                                Optional.of("NAME")),
                        line -> new SetChange.Update(line.arguments())));
        commands.put(
                "uninstall",
                new ChangeCommand(
                        platform,
                        new CommandSpecification(
                                "Removes installed plugins.", List.of(DRY_RUN_OPTION), Optional.of("NAME")),
                        line -> new SetChange.Uninstall(some(line, "uninstall"))));
        commands.put(
                "rollback",
                new ChangeCommand(
                        platform,
                        new CommandSpecification(
                                "Goes back to the plugins that were installed before the last change.",
                                List.of(
                                        DRY_RUN_OPTION,
                                        Option.value("N", "Goes back to this set; `plugins --sets` lists them.", TO)),
                                Optional.empty()),
                        line -> new SetChange.Rollback(line.value(TO).map(ChangeCommand::number))));
        return commands;
    }

    private static List<String> some(CommandContext line, String verb) {
        if (line.arguments().isEmpty()) {
            throw WrongUsage.of(
                    "Nothing was named to " + verb + ".", "`pergola " + verb + " --help` shows what it takes.");
        }
        return line.arguments();
    }

    private static int number(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw WrongUsage.of(text + " is no number of a set.", "`pergola plugins --sets` lists them.");
        }
        return Integer.parseInt(text);
    }

    @Override
    public CommandSpecification specification() {
        return specification;
    }

    @Override
    public int run(CommandContext line) {
        SetChange asked = change.apply(line);
        if (line.has(DRY_RUN)) {
            SetPlan plan = platform.sets().plan(asked);
            print(plan, line.out());
            plan.refusals().forEach(reason -> line.err().println("Error: " + reason));
            line.out().println("Nothing was changed.");
            return plan.refusals().isEmpty() ? 0 : FAILURE;
        }
        SetPlan done = platform.sets().carryOut(asked);
        print(done, line.out());
        if (done.changesSomething()) {
            line.out()
                    .printf(
                            "Set %d is in force; `pergola rollback` goes back to set %d.%n",
                            done.after().number(), done.before().number());
        }
        return 0;
    }

    private static void print(SetPlan plan, PrintWriter out) {
        if (!plan.changesSomething() && plan.refusals().isEmpty()) {
            out.println("Everything is installed as it is wanted.");
        }
        plan.steps().forEach(out::println);
    }
}
