package dev.pergola.launcher;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one process. There is one way to its end, the shutdown hook, whether the command returned or the process was
 * asked to end: the container stops, temporary files go, and the exit code is the command's.
 */
final class Launch {

    private static final Logger LOG = LoggerFactory.getLogger(Launch.class);

    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    /** Once the core has stopped, a command has no reason to take longer. */
    private static final Duration RETURN_LIMIT = Duration.ofSeconds(1);

    private static final int FAILED = 1;
    /** What shells report for a process that ended by SIGTERM. */
    private static final int TERMINATED = 143;

    private final String[] arguments;
    private final AtomicReference<Scratch> scratch = new AtomicReference<>();
    private final AtomicReference<Container> container = new AtomicReference<>();
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

    Launch(String[] arguments) {
        this.arguments = arguments.clone();
    }

    /** Runs the command on the calling thread; the process has to end with the returned code. */
    int run() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "pergola-end"));
        int code = attempt();
        exitCode.complete(code);
        return code;
    }

    // The last border of the process: nobody above could say what went wrong.
    private int attempt() {
        try {
            Object result = start().call();
            return result instanceof Integer code ? code : 0;
        } catch (LaunchException e) {
            LOG.debug("Launch failed", e);
            return failed("Pergola could not start: " + e.getMessage());
        } catch (InterruptedException e) {
            return failed("The command was interrupted.");
        } catch (Exception | LinkageError e) {
            LOG.error("The command failed", e);
            return failed(e.toString());
        }
    }

    private Callable<?> start() throws LaunchException, InterruptedException {
        Scratch directory = Scratch.create();
        scratch.set(directory);
        if (System.getProperty("org.sqlite.tmpdir") == null) {
            System.setProperty(
                    "org.sqlite.tmpdir", directory.directory("native").toString());
        }
        Container started = new Container(Distribution.locate(directory), directory.directory("framework"));
        container.set(started);
        HangUp.handle(started::hangUp);
        started.start(arguments);
        return started.main(START_LIMIT);
    }

    private int failed(String message) {
        System.err.println("Error: " + message);
        return FAILED;
    }

    private void end() {
        boolean asked = !exitCode.isDone();
        stopContainer();
        int code = exitCode.completeOnTimeout(TERMINATED, RETURN_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        Optional.ofNullable(scratch.get()).ifPresent(Scratch::delete);
        if (asked) {
            // The JVM would report the signal, though all ended as it should.
            Runtime.getRuntime().halt(code);
        }
    }

    private void stopContainer() {
        Container running = container.get();
        if (running == null) {
            return;
        }
        try {
            if (!running.stop(STOP_LIMIT)) {
                LOG.warn("Not everything stopped within {} s; it is cut off now", STOP_LIMIT.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
