package dev.pergola.plugins.export;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * An export that runs beside the requests of a server, in the name of nobody: it holds what everybody may see. Begun and asked
 * by any thread; at most one runs.
 */
final class BackgroundExport implements AutoCloseable {

    private static final long PATIENCE_MILLISECONDS = 10_000;

    private final Supplier<Site> site;
    private final Path folder;
    private final Clock clock;
    private Optional<Thread> thread = Optional.empty();
    private volatile State state = State.nothing();
    private final AtomicInteger visited = new AtomicInteger();
    private volatile int known;
    private volatile int written;

    BackgroundExport(Supplier<Site> site, Path folder, Clock clock) {
        this.site = site;
        this.folder = folder;
        this.clock = clock;
    }

    /** What an export is doing. */
    enum Phase {
        /** None has been made. */
        NONE,
        /** It runs. */
        RUNNING,
        /** It has ended. */
        DONE,
        /** Somebody has stopped it. */
        STOPPED,
        /** It could not be ended. */
        FAILED
    }

    /**
     * Where it stands.
     *
     * @param phase of it
     * @param began when
     * @param result where it is done
     * @param problem where it has failed
     */
    record State(Phase phase, Instant began, Optional<ExportResult> result, String problem) {

        static State nothing() {
            return new State(Phase.NONE, Instant.EPOCH, Optional.empty(), "");
        }

        State ended(Phase how, String why) {
            return new State(how, began, Optional.empty(), why);
        }
    }

    /** Begins one; does nothing where one runs. */
    synchronized void begin(SiteRules rules) {
        if (state.phase() == Phase.RUNNING) {
            return;
        }
        visited.set(0);
        known = 0;
        written = 0;
        state = new State(Phase.RUNNING, clock.instant(), Optional.empty(), "");
        Thread worker = new Thread(() -> run(rules), "export");
        worker.setDaemon(true);
        thread = Optional.of(worker);
        worker.start();
    }

    private void run(SiteRules rules) {
        State running = state;
        try (Workers workers = new Workers(Math.max(1, Runtime.getRuntime().availableProcessors() / 2))) {
            ExportResult result = SiteExport.of(site.get(), rules, OutputFolder.at(folder), "")
                    .run(Map.of(Address.of("/"), "the front page"), workers, progress(), false);
            state = new State(Phase.DONE, running.began(), Optional.of(result), "");
        } catch (InterruptedException stopped) {
            state = running.ended(Phase.STOPPED, "");
        } catch (IOException | RuntimeException failure) {
            state = running.ended(Phase.FAILED, failure.toString());
        }
    }

    private Progress progress() {
        return new Progress() {
            @Override
            public void visited(int knownByNow) {
                visited.incrementAndGet();
                known = knownByNow;
            }

            @Override
            public void written(int files) {
                written = files;
            }
        };
    }

    State state() {
        return state;
    }

    int visited() {
        return visited.get();
    }

    int known() {
        return known;
    }

    int written() {
        return written;
    }

    /** Since it has begun. */
    Duration elapsed() {
        return Duration.between(state.began(), clock.instant());
    }

    Path folder() {
        return folder;
    }

    /** Stops it and waits for its end; does nothing where none runs. */
    synchronized void stop() {
        thread.ifPresent(Thread::interrupt);
        try {
            if (thread.isPresent()) {
                thread.get().join(PATIENCE_MILLISECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
