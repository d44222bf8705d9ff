package dev.pergola.itest.benchmark;

import static dev.pergola.itest.harness.Eventually.eventually;

import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.itest.fixture.TableMaker;
import dev.pergola.itest.harness.HttpProbe;
import dev.pergola.itest.harness.LiveObjects;
import dev.pergola.itest.harness.Load;
import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.PluginJar;
import dev.pergola.itest.harness.TemporaryFolders;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Ten thousand tables come and go while others read; somebody watches which of them are there. */
public final class EphemeralBenchmark {

    private static final int TABLES = 10_000;
    private static final int AT_ONCE = 100;
    private static final double TTL = 30;
    private static final int READERS = 2;
    private static final String PATIENCE = "20000";
    private static final String NAMES =
            "/ephemeral/-/query.csv?sql=select+group_concat(name)+from+sqlite_schema+where+type%3D'table'";
    private static final Pattern NAME = Pattern.compile("t\\d+");

    private final PergolaProcess server;
    private final Map<String, Made> made = new ConcurrentHashMap<>();
    private final Map<String, Double> lastSeen = new HashMap<>();
    private final Map<String, Double> lastAsked = new HashMap<>();
    private final Map<String, Double> goneBy = new HashMap<>();
    private int most;
    private int refused;

    private EphemeralBenchmark(PergolaProcess server) {
        this.server = server;
    }

    /** When a table was asked for and when it was there, in seconds. */
    private record Made(double asked, double answered) {}

    /**
     * Runs the benchmark.
     *
     * @param arguments none
     * @throws IOException if the configuration cannot be written
     * @throws InterruptedException if somebody wants this to end
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Pergola pergola = Pergola.unpacked();
        Path configuration =
                Files.writeString(TemporaryFolders.create("ephemeral").resolve("pergola.yaml"), """
                plugins:
                  ephemeral-tables: {table_ttl: %s, max_tables: 0, max_tables_per_client: 0}
                """.formatted(TTL));
        if (pergola.run("install", "ephemeral-tables").exitCode() != 0) {
            throw new IllegalStateException("The plugin is not in the catalogue.");
        }
        PluginJar.bundle("table.maker", "1.0.0")
                .withHeader(
                        "Import-Package",
                        "dev.pergola.api.data;version=\"[1,2)\",dev.pergola.api.hook.web;version=\"[1,2)\","
                                + "dev.pergola.api.http;version=\"[1,2)\"")
                .withComponent(
                        TableMaker.class,
                        List.of(RouteHook.class),
                        Map.of(RouteHook.PATTERN, "/-/make/{from}/{count}", RouteHook.METHODS, "POST"),
                        TableMaker.SERVICES)
                .moveTo(pergola.home().resolve("plugins/maker.jar"));
        try (PergolaProcess server =
                pergola.serve("-c", configuration.toString(), "-s", "sql_time_limit_ms", PATIENCE)) {
            new EphemeralBenchmark(server).round("first");
            LiveObjects before = LiveObjects.in(server, TableMaker.class);
            double resident = new ServerProcess(server.pid()).residentMegabytes();
            new EphemeralBenchmark(server).round("second");
            LiveObjects after = LiveObjects.in(server, TableMaker.class);
            System.out.printf(
                    "live objects after a full collection: %.1f MB before the second round, %.1f MB after it; memory of the process: %.0f MB, %.0f MB%n",
                    before.bytes() / 1e6,
                    after.bytes() / 1e6,
                    resident,
                    new ServerProcess(server.pid()).residentMegabytes());
        }
    }

    private void round(String name) throws InterruptedException {
        eventually("the database", () -> server.http().get("/ephemeral.json").statusCode() == 200);
        Load load = Load.on(URI.create(server.address() + "/ephemeral/t0.json?_size=1"), READERS);
        double begin = now();
        Thread making = new Thread(this::make, "making");
        making.start();
        HttpProbe watching = new HttpProbe(server.address());
        Set<String> there = look(watching);
        while (making.isAlive() || !there.isEmpty()) {
            there = look(watching);
        }
        making.join();
        Load.Result read = load.stop();
        double latest = lastSeen.entrySet().stream()
                .mapToDouble(seen -> seen.getValue() - made.get(seen.getKey()).asked() - TTL)
                .max()
                .orElse(0);
        double certainly = lastAsked.entrySet().stream()
                .mapToDouble(seen -> seen.getValue() - made.get(seen.getKey()).answered() - TTL)
                .max()
                .orElse(0);
        double earliest = goneBy.entrySet().stream()
                .mapToDouble(gone -> gone.getValue() - made.get(gone.getKey()).asked() - TTL)
                .min()
                .orElse(0);
        System.out.printf(
                "%s round: %d tables in %.0f s, %d at once at most, each for %.0f s; %d requests for tables meanwhile%n"
                        + "  the last one to go was there between %.2f s and %.2f s after its time, by when it was asked for and"
                        + " answered; the first one to go was found gone %.2f s after its time; %d looks were not answered%n",
                name, made.size(), now() - begin, most, TTL, read.answers(), certainly, latest, earliest, refused);
    }

    private void make() {
        HttpProbe http = new HttpProbe(server.address());
        for (int from = 0; from < TABLES; from += AT_ONCE) {
            double asked = now();
            if (http.send("POST", "/-/make/" + from + "/" + AT_ONCE).statusCode() != 200) {
                throw new IllegalStateException("no tables were made");
            }
            for (int i = from; i < from + AT_ONCE; i++) {
                made.put("t" + i, new Made(asked, now()));
            }
        }
    }

    /** Which tables are there. Those that it does not find any more were gone when the answer came. */
    private Set<String> look(HttpProbe http) {
        Set<String> known = new HashSet<>(made.keySet());
        double asked = now();
        HttpResponse<String> answer = http.get(NAMES);
        double answered = now();
        if (answer.statusCode() != 200) {
            refused++;
            return known; // too busy to tell; whoever asks again will hear
        }
        String names = answer.body();
        Set<String> there =
                NAME.matcher(names).results().map(MatchResult::group).collect(Collectors.toSet());
        most = Math.max(most, there.size());
        there.stream().filter(made::containsKey).forEach(name -> {
            lastAsked.put(name, asked);
            lastSeen.put(name, answered);
        });
        known.removeAll(there);
        known.forEach(name -> goneBy.putIfAbsent(name, answered));
        return there;
    }

    private static double now() {
        return System.nanoTime() / 1e9;
    }
}
