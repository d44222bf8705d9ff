package dev.pergola.itest.harness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A way to start the product: by the script of the unpacked archive, or by the runnable jar. Immutable; every process
 * started from one value shares its home.
 */
public final class Pergola {

    private final List<String> launch;
    private final Path home;
    private final Map<String, String> environment;

    private Pergola(List<String> launch, Path home, Map<String, String> environment) {
        this.launch = List.copyOf(launch);
        this.home = home;
        this.environment = Map.copyOf(environment);
    }

    /**
     * The unpacked archive with an empty home.
     *
     * @return a way to start {@code bin/pergola}
     */
    public static Pergola unpacked() {
        return of(Distribution.script());
    }

    /**
     * A script with an empty home.
     *
     * @param script {@code bin/pergola} somewhere
     * @return a way to start it
     */
    public static Pergola of(Path script) {
        return new Pergola(List.of(script.toString()), TemporaryFolders.create("home"), Map.of());
    }

    /**
     * The runnable jar with an empty home.
     *
     * @return a way to start {@code java -jar pergola.jar}
     */
    public static Pergola runnableJar() {
        List<String> launch = List.of(
                javaHome().resolve("bin/java").toString(),
                "-jar",
                Distribution.jar().toString());
        return new Pergola(launch, TemporaryFolders.create("home"), Map.of());
    }

    /**
     * The same with one more environment variable.
     *
     * @param name of the variable
     * @param value of the variable
     * @return a new value with the same home
     */
    public Pergola with(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new Pergola(launch, home, more);
    }

    /**
     * Where the processes keep plugins and everything else that is theirs.
     *
     * @return the value of {@code PERGOLA_HOME}
     */
    public Path home() {
        return home;
    }

    /**
     * Runs a command to its end.
     *
     * @param arguments what follows the name of the program
     * @return what it left
     */
    public CommandResult run(String... arguments) {
        try (PergolaProcess process = start(arguments)) {
            return process.awaitEnd();
        }
    }

    /**
     * Starts a command.
     *
     * @param arguments what follows the name of the program
     * @return the process, to be closed
     */
    public PergolaProcess start(String... arguments) {
        List<String> command = new ArrayList<>(launch);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().put("PERGOLA_HOME", home.toString());
        builder.environment().put("JAVA_HOME", javaHome().toString());
        builder.environment().putAll(environment);
        try {
            return new PergolaProcess(builder.start(), String.join(" ", command));
        } catch (IOException failure) {
            throw new UncheckedIOException("could not start " + String.join(" ", command), failure);
        }
    }

    /**
     * Starts {@code serve} on a free port and waits until it can be asked.
     *
     * @param arguments what follows {@code serve}, without a port
     * @return the process, to be closed
     */
    public PergolaProcess serve(String... arguments) {
        List<String> words = new ArrayList<>(List.of("serve", "-p", "0"));
        words.addAll(List.of(arguments));
        PergolaProcess process = start(words.toArray(String[]::new));
        try {
            process.address();
            return process;
        } catch (AssertionError notServing) {
            process.close();
            throw notServing;
        }
    }

    private static Path javaHome() {
        return Path.of(System.getProperty("java.home"));
    }
}
