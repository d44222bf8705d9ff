package dev.pergola.itest.benchmark;

import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.itest.fixture.Greeter;
import dev.pergola.itest.harness.Eventually;
import dev.pergola.itest.harness.Load;
import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.PluginJar;
import dev.pergola.itest.harness.RawHttp;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A plugin is replaced, removed and put back while 16 connections ask for its route without a pause. */
public final class HotSwapBenchmark {

    private static final String ROUTE = "/-/greeting";
    private static final int CONNECTIONS = 16;
    private static final int REPLACEMENTS = 10;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1700);

    private final List<Double> takeovers = new ArrayList<>();
    private final Path jar;
    private final PergolaProcess server;

    private HotSwapBenchmark(Path jar, PergolaProcess server) {
        this.jar = jar;
        this.server = server;
    }

    /**
     * Runs the benchmark.
     *
     * @param arguments none
     * @throws IOException if the jar cannot be removed
     */
    public static void main(String[] arguments) throws IOException {
        Pergola pergola = Pergola.unpacked();
        try (PergolaProcess server = pergola.serve("--memory")) {
            new HotSwapBenchmark(pergola.home().resolve("plugins/greeter.jar"), server).run();
        }
    }

    private void run() throws IOException {
        install(0);
        Load.Result replaced = replaceUnderLoad();
        System.out.printf(
                "%d replacements in %.0f s by %d connections: %d requests (%.0f/s), statuses %s, failures %d%n",
                REPLACEMENTS,
                replaced.seconds(),
                CONNECTIONS,
                replaced.answers(),
                replaced.answers() / replaced.seconds(),
                replaced.statuses(),
                replaced.failures().size());
        System.out.printf(
                "a new version took over %.0f ms after its jar was there (median); answers took %d us (median), %d us (99 %%)%n",
                Median.of(takeovers), replaced.micros(0.5), replaced.micros(0.99));
        Load.Result removed = removeAndReturnUnderLoad();
        System.out.printf(
                "removed and put back: %d requests, statuses %s, failures %d%n",
                removed.answers(), removed.statuses(), removed.failures().size());
    }

    private Load.Result replaceUnderLoad() {
        try (Load load = Load.on(URI.create(server.address() + ROUTE), CONNECTIONS)) {
            LockSupport.parkNanos(PAUSE_NANOS);
            for (int i = 1; i <= REPLACEMENTS; i++) {
                long start = System.nanoTime();
                install(i);
                takeovers.add((System.nanoTime() - start) / 1e6);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            return load.stop();
        }
    }

    private Load.Result removeAndReturnUnderLoad() throws IOException {
        try (Load load = Load.on(URI.create(server.address() + ROUTE), CONNECTIONS)) {
            LockSupport.parkNanos(PAUSE_NANOS);
            Files.delete(jar);
            Eventually.eventually("a route that is gone", () -> answer().status() == 404);
            LockSupport.parkNanos(PAUSE_NANOS);
            install(REPLACEMENTS);
            LockSupport.parkNanos(PAUSE_NANOS);
            return load.stop();
        }
    }

    private void install(int number) {
        String greeting = "greeting " + number;
        PluginJar.bundle("greeter", "1." + number + ".0")
                .withFile(Greeter.TEXT, greeting)
                .withComponent(Greeter.class, RouteHook.class, Map.of(RouteHook.PATTERN, ROUTE))
                .moveTo(jar);
        Eventually.eventually("the new version", () -> answer().text().equals(greeting));
    }

    private RawHttp.Answer answer() {
        return new RawHttp(server.address()).get(ROUTE);
    }
}
