package dev.pergola.api.hook.run;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * The options and arguments of a command, as data: the help text and the check of the command line follow from it.
 *
 * @param summary one sentence for the list of commands
 * @param options in the order of the help text
 * @param arguments the name of the arguments behind the options, such as {@code FILES}; empty where there are none
 */
public record CommandSpecification(String summary, List<Option> options, Optional<String> arguments) {

    /** Checks the parts and copies the list. */
    public CommandSpecification {
        requireNonNull(summary, "summary is null");
        options = List.copyOf(options);
        requireNonNull(arguments, "arguments is null");
    }

    /**
     * One option.
     *
     * @param names as typed, such as {@code -p} and {@code --port}; the last one is its name in {@link CommandContext}
     * @param values the names of its values, such as {@code PORT}; empty for a switch, two for an option that takes a
     *     pair
     * @param repeatable whether it may be given several times
     * @param help one sentence
     */
    public record Option(List<String> names, List<String> values, boolean repeatable, String help) {

        /** Checks the parts and copies the lists. */
        public Option {
            names = List.copyOf(names);
            values = List.copyOf(values);
            if (names.isEmpty() || !names.stream().allMatch(name -> name.startsWith("-"))) {
                throw new IllegalArgumentException("names of an option begin with a hyphen: " + names);
            }
            requireNonNull(help, "help is null");
        }

        /**
         * The name by which a command asks for it.
         *
         * @return the last of the names
         */
        public String name() {
            return names.get(names.size() - 1);
        }

        /**
         * An option without a value.
         *
         * @param help one sentence
         * @param names as typed
         * @return the option
         */
        public static Option flag(String help, String... names) {
            return new Option(List.of(names), List.of(), false, help);
        }

        /**
         * An option with one value.
         *
         * @param value the name of the value in the help text
         * @param help one sentence
         * @param names as typed
         * @return the option
         */
        public static Option value(String value, String help, String... names) {
            return new Option(List.of(names), List.of(value), false, help);
        }

        /**
         * The same option, allowed several times.
         *
         * @return a new value
         */
        public Option repeated() {
            return new Option(names, values, true, help);
        }
    }
}
