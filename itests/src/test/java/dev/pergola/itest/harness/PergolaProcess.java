package dev.pergola.itest.harness;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A running process of the product. Closing ends it, gently or not. */
public final class PergolaProcess implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("^Serving at (http://\\S+?)/?$", Pattern.MULTILINE);
    private static final Duration LONGEST_RUN = Duration.ofSeconds(60);
    private static final int TERMINATED = 128 + 15;

    private final Process process;
    private final String commandLine;
    private final OutputCollector out;
    private final OutputCollector err;

    PergolaProcess(Process process, String commandLine) {
        this.process = process;
        this.commandLine = commandLine;
        out = new OutputCollector(process.getInputStream(), "output of " + process.pid());
        err = new OutputCollector(process.getErrorStream(), "errors of " + process.pid());
    }

    /**
     * Where the server can be asked; waits until it says so.
     *
     * @return the address without a slash at the end
     */
    public URI address() {
        return Eventually.eventuallyPresent(
                "the line with the address, printed by " + commandLine, this::printedAddress);
    }

    /**
     * Asks the server.
     *
     * @return a client of {@link #address()}
     */
    public HttpProbe http() {
        return new HttpProbe(address());
    }

    /**
     * The number of the process.
     *
     * @return its identifier in the operating system
     */
    public long pid() {
        return process.pid();
    }

    /**
     * Whether it is still running.
     *
     * @return false once it has ended
     */
    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * What it has printed so far.
     *
     * @return standard output, then standard error
     */
    public String output() {
        return out.text() + err.text();
    }

    /** Asks the process to end, as a service manager does (SIGTERM), and does not wait. */
    public void requestEnd() {
        // Process.destroy() would close this end of the output as well, and what is said at the end would be lost.
        process.toHandle().destroy();
    }

    /**
     * Asks the process to end and waits for it.
     *
     * @return what it left
     */
    public CommandResult terminate() {
        requestEnd();
        return awaitEnd();
    }

    /**
     * Waits whether the process ends by itself.
     *
     * @param limit how long
     * @return what it left; empty where it goes on running
     */
    public Optional<CommandResult> endWithin(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)
                    ? Optional.of(awaitEnd())
                    : Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + commandLine, interrupted);
        }
    }

    /**
     * Waits until the process ends by itself.
     *
     * @return what it left
     */
    public CommandResult awaitEnd() {
        try {
            if (!process.waitFor(LONGEST_RUN.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError(commandLine + " is still running after " + LONGEST_RUN.toSeconds()
                        + " s; it has printed:\n" + output());
            }
            return new CommandResult(process.exitValue(), out.wholeText(), err.wholeText());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + commandLine, interrupted);
        }
    }

    /**
     * Whether an exit code is one of a process that was asked to end and did so in order. The Java runtime reports the
     * signal unless the product chooses a code of its own.
     *
     * @param exitCode of a process after SIGTERM
     * @return true for 0 and 143
     */
    public static boolean isOrderlyEnd(int exitCode) {
        return exitCode == 0 || exitCode == TERMINATED;
    }

    @Override
    public void close() {
        try {
            process.destroy();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Optional<URI> printedAddress() {
        Matcher matcher = ADDRESS.matcher(out.text());
        if (matcher.find()) {
            return Optional.of(URI.create(matcher.group(1)));
        }
        if (!process.isAlive()) {
            throw new AssertionError(commandLine + " ended with " + process.exitValue()
                    + " before it served; it has printed:\n" + out.wholeText() + err.wholeText());
        }
        return Optional.empty();
    }
}
