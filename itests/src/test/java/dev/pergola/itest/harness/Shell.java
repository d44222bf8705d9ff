package dev.pergola.itest.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A shell in which commands are typed one after the other, as in a terminal. Closing it ends what it has left running. */
public final class Shell implements AutoCloseable {

    /** The longest is a build of a small project on a loaded machine. */
    private static final Duration LONGEST_COMMAND = Duration.ofMinutes(5);

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final String END = "-- end of command";

    private final Process process;
    private final Writer in;
    private final OutputCollector out;
    private int commands;

    /**
     * Starts a shell.
     *
     * @param directory where it begins
     * @param environment variables beside those of this process
     */
    public Shell(Path directory, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder("bash", "--noprofile", "--norc")
                .directory(directory.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException missing) {
            throw new UncheckedIOException("could not start bash", missing);
        }
        in = process.outputWriter(StandardCharsets.UTF_8);
        out = new OutputCollector(process.getInputStream(), "output of a shell");
    }

    /**
     * Types a command and waits until the shell is ready for the next.
     *
     * @param command may have several lines
     * @return its exit code, and all that was printed meanwhile
     */
    public CommandResult run(String command) {
        commands++;
        String marker = END + " " + commands + ": ";
        int begin = out.text().length();
        try {
            in.write(command + "\necho \"" + marker + "$?\"\n");
            in.flush();
        } catch (IOException ended) {
            throw new UncheckedIOException("the shell has ended:\n" + out.text(), ended);
        }
        long deadline = System.nanoTime() + LONGEST_COMMAND.toNanos();
        while (System.nanoTime() < deadline) {
            String text = out.text().substring(begin);
            int end = text.indexOf(marker);
            if (end >= 0 && text.indexOf('\n', end) >= 0) {
                String code = text.substring(end + marker.length(), text.indexOf('\n', end));
                return new CommandResult(Integer.parseInt(code), text.substring(0, end), "");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new AssertionError(
                command + " does not end; so far:\n" + out.text().substring(begin));
    }

    /**
     * Everything that was printed in this shell.
     *
     * @return all lines so far
     */
    public String output() {
        return out.text();
    }

    @Override
    public void close() {
        List<ProcessHandle> left = process.descendants().toList();
        left.forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        left.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
