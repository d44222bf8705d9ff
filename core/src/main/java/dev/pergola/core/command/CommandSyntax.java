package dev.pergola.core.command;

import dev.pergola.api.hook.run.CommandSpecification;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The specification of a command in the terms of the library that parses command lines. */
final class CommandSyntax {

    private CommandSyntax() {}

    static CommandLine of(String name, CommandSpecification specification) {
        CommandSpec spec = CommandSpec.create().name("pergola " + name);
        spec.usageMessage(
                new UsageMessageSpec().description(specification.summary()).width(100));
        specification.options().forEach(option -> spec.addOption(option(option)));
        spec.addOption(OptionSpec.builder("--help")
                .usageHelp(true)
                .description("Shows this text.")
                .build());
        specification
                .arguments()
                .ifPresent(label -> spec.addPositional(PositionalParamSpec.builder()
                        .index("0..*")
                        .arity("0..*")
                        .paramLabel(label)
                        .type(String[].class)
                        .build()));
        return new CommandLine(spec).setTrimQuotes(false).setExpandAtFiles(false);
    }

    /** A command that takes other options too; where both have one of a name, that of the command counts. */
    static CommandSpecification with(List<CommandSpecification.Option> others, CommandSpecification own) {
        Set<String> taken = own.options().stream()
                .flatMap(option -> option.names().stream())
                .collect(Collectors.toSet());
        List<CommandSpecification.Option> all = Stream.concat(
                        own.options().stream(),
                        others.stream().filter(option -> Collections.disjoint(option.names(), taken)))
                .toList();
        return new CommandSpecification(own.summary(), all, own.arguments().or(() -> Optional.of("FILES")));
    }

    private static OptionSpec option(CommandSpecification.Option option) {
        String[] names = option.names().toArray(String[]::new);
        OptionSpec.Builder builder = OptionSpec.builder(names[0], names)
                .names(names)
                .description(option.help().replace("%", "%%"));
        int values = option.values().size();
        if (values == 0) {
            return builder.type(boolean.class).arity("0").build();
        }
        boolean several = option.repeatable() || values > 1;
        return builder.arity(Integer.toString(values))
                .type(several ? String[].class : String.class)
                .paramLabel(String.join(" ", option.values()))
                .hideParamSyntax(true)
                .build();
    }
}
