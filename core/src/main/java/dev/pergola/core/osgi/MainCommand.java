package dev.pergola.core.osgi;

import dev.pergola.core.boot.Platform;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The command line of this process, run by the launcher on the main thread: the words are a property of the launcher's
 * service, the answer is the exit code.
 */
final class MainCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(MainCommand.class);
    private static final String ARGUMENTS = "launcher.arguments";

    private final BundleContext context;
    private final Platform platform;
    private final PluginOutput output;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);

    MainCommand(BundleContext context, Platform platform, PluginOutput output) {
        this.context = context;
        this.platform = platform;
        this.output = output;
    }

    @Override
    public Integer call() {
        begun.set(true);
        output.exempt(Thread.currentThread());
        PrintWriter out = writer(System.out, false);
        PrintWriter err = writer(System.err, true);
        try {
            return platform.run(arguments(context), out, err);
        } finally {
            out.flush();
            err.flush();
            ended.countDown();
        }
    }

    /** In UTF-8 wherever it goes, as JSON has to be. */
    private static PrintWriter writer(PrintStream stream, boolean flushAtEveryLine) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), flushAtEveryLine);
    }

    /** The words of the command line; empty where this process was started without a launcher. */
    static List<String> arguments(BundleContext context) {
        try {
            Collection<ServiceReference<Object>> launchers =
                    context.getServiceReferences(Object.class, "(" + ARGUMENTS + "=*)");
            return launchers.stream()
                    .map(launcher -> launcher.getProperty(ARGUMENTS))
                    .filter(String[].class::isInstance)
                    .map(words -> Arrays.asList((String[]) words))
                    .findFirst()
                    .orElseGet(List::of);
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Asks the running command to end and waits for it. Returns at once where none runs. */
    void stop(Duration limit) {
        platform.stop();
        try {
            if (begun.get() && !ended.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("The command does not end within {} s", limit.toSeconds());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
