package dev.pergola.api.hook.run;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The command line of one run, and where it prints. For one thread; valid during the call. */
@ProviderType
public interface CommandContext {

    /**
     * Whether an option was given.
     *
     * @param option its name, such as {@code --memory}
     * @return true where it was
     */
    boolean has(String option);

    /**
     * The values of an option.
     *
     * @param option its name
     * @return in order, each list as long as the option has values; empty where it was not given
     */
    List<List<String>> values(String option);

    /**
     * The last value of an option that takes one.
     *
     * @param option its name
     * @return empty where it was not given
     */
    default Optional<String> value(String option) {
        List<List<String>> all = values(option);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.get(all.size() - 1).get(0));
    }

    /**
     * The arguments behind the options.
     *
     * @return in order
     */
    List<String> arguments();

    /**
     * Standard output.
     *
     * @return flushed by the core when the command ends
     */
    PrintWriter out();

    /**
     * Standard error.
     *
     * @return flushed at every line
     */
    PrintWriter err();

    /**
     * Tells a person who waits how far the command is: in one line of standard error that is written over again and again.
     * Where that is not a terminal, and more than a few times a second, nothing is shown, so it may be called often, and by
     * any thread. To be cleared before something else is printed on standard error.
     *
     * @param line without line break; empty to clear the line
     */
    void progress(String line);

    /**
     * Runs another command as if its line had been typed.
     *
     * @param command its name
     * @param arguments its options and arguments
     * @return its exit code
     */
    int run(String command, List<String> arguments);
}
