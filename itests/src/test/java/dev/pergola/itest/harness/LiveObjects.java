package dev.pergola.itest.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is alive in a process after a full collection, as {@code jcmd} of the JDK counts it.
 *
 * @param bytes of all objects
 * @param classLoaders how many class loaders have loaded the class that was asked for, which is one for each plugin that has it
 */
public record LiveObjects(long bytes, long classLoaders) {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    /**
     * Collects what is garbage, and counts.
     *
     * @param process a running server
     * @param type a class that plugins have
     * @return what is alive
     */
    public static LiveObjects in(PergolaProcess process, Class<?> type) {
        String histogram = ask(process.pid(), "GC.class_histogram"); // collects first
        String loaders = ask(process.pid(), "VM.classloaders", "show-classes=true");
        return new LiveObjects(
                first(TOTAL, histogram),
                Pattern.compile("\\b" + Pattern.quote(type.getName()) + "\\b")
                        .matcher(loaders)
                        .results()
                        .count());
    }

    private static String ask(long pid, String... question) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        command.add(Long.toString(pid));
        command.addAll(List.of(question));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static long first(Pattern number, String text) {
        Matcher matcher = number.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("no " + number + " in " + text);
        }
        return Long.parseLong(matcher.group(1));
    }
}
