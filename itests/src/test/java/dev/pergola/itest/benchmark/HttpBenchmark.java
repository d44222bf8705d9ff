package dev.pergola.itest.benchmark;

import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Requests per second of some pages of a database, which are the same for every request, beside those of a static file of
 * the same bytes, sent by the same server. Another server on the same file can be given to get ratios; the two
 * take turns, so that both see the same machine.
 */
public final class HttpBenchmark {

    private static final int CONNECTIONS = 16;
    private static final int ROUNDS = 5;
    private static final int SECONDS = 4;
    private static final int WARM_UP_SECONDS = 10;

    private final LoadClient client = new LoadClient();
    private final Map<String, List<Double>> rates = new LinkedHashMap<>();

    private HttpBenchmark() {}

    /**
     * Runs the benchmark.
     *
     * @param arguments the database file, the paths to ask for, separated by blanks, and the address of another server or
     *     nothing
     */
    public static void main(String[] arguments) {
        new HttpBenchmark()
                .run(arguments[0], List.of(arguments[1].split(" ")), arguments.length > 2 ? arguments[2] : "");
    }

    private void run(String database, List<String> paths, String other) {
        Path twins = TwinFiles.folder();
        try (PergolaProcess server = Pergola.unpacked().serve(database, "--static", "twins:" + twins)) {
            ServerProcess process = new ServerProcess(server.pid());
            System.out.printf(
                    "load by %s, %d connections, median of %d rounds of %d s%n",
                    client.name(), CONNECTIONS, ROUNDS, SECONDS);
            for (String path : paths) {
                String twin =
                        server.address() + "/twins/" + TwinFiles.write(twins, URI.create(server.address() + path));
                client.run(URI.create(server.address() + path), CONNECTIONS, WARM_UP_SECONDS);
                client.run(URI.create(twin), CONNECTIONS, WARM_UP_SECONDS);
                for (int round = 0; round < ROUNDS; round++) {
                    measure("pergola " + path, URI.create(server.address() + path), process);
                    measure("file    " + path, URI.create(twin), process);
                    if (!other.isEmpty()) {
                        measure("other   " + path, URI.create(other + path), process);
                    }
                }
                report(path, !other.isEmpty());
            }
            System.out.printf("resident memory after all of it: %.0f MB%n", process.residentMegabytes());
        }
    }

    private void measure(String label, URI address, ServerProcess process) {
        double cpuBefore = process.cpuSeconds();
        LoadClient.Round round = client.run(address, CONNECTIONS, SECONDS);
        double cpu = process.cpuSeconds() - cpuBefore;
        add(label, round.rate());
        if (label.startsWith("pergola")) {
            add("cpu " + label, cpu / (round.rate() * SECONDS) * 1e6);
        }
        if (!round.trouble().isEmpty()) {
            System.out.println("  " + label + ": " + round.trouble());
        }
    }

    private void report(String path, boolean compared) {
        double own = Median.of(rates.get("pergola " + path));
        System.out.printf(
                "%-50s %9.0f requests/s, %6.0f us of processor time each%n",
                path, own, Median.of(rates.get("cpu pergola " + path)));
        double file = Median.of(rates.get("file    " + path));
        System.out.printf("%-50s %9.0f requests/s for a file of the same bytes: %.2f times%n", "", file, own / file);
        if (compared) {
            double other = Median.of(rates.get("other   " + path));
            System.out.printf("%-50s %9.0f requests/s by the other server: %.1f times%n", "", other, own / other);
        }
    }

    private void add(String label, double value) {
        rates.computeIfAbsent(label, name -> new ArrayList<>()).add(value);
    }
}
