package dev.pergola.itest.benchmark;

import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whole tables as CSV: what {@code curl} waits for them beside what the {@code sqlite3} shell needs to write the same
 * rows. Both are new processes each time, and take turns.
 */
public final class CsvBenchmark {

    private static final int WARM_UP = 10;
    private static final int ROUNDS = 7;
    private static final String HEAP = "-Xmx128m";

    private CsvBenchmark() {}

    private record Table(Path database, String name) {

        static Table of(String argument) {
            Path path = Path.of(argument);
            Path database = path.getParent();
            if (database == null) {
                throw new IllegalArgumentException(argument + " is not DATABASE/TABLE");
            }
            return new Table(database, path.getFileName().toString());
        }

        String address(PergolaProcess server, String arguments) {
            String route = database.getFileName().toString().replaceFirst("\\.db$", "");
            return server.address() + "/" + route + "/" + name + arguments;
        }
    }

    /**
     * Runs the benchmark.
     *
     * @param arguments tables, each as the file of its database, a slash and its name
     */
    public static void main(String[] arguments) {
        List<Table> tables = Arrays.stream(arguments).map(Table::of).toList();
        Stream<String> files = tables.stream().map(table -> table.database().toString());
        String[] words =
                Stream.concat(files, Stream.of("-s", "max_csv_mb", "0")).toArray(String[]::new);
        try (PergolaProcess server =
                Pergola.unpacked().with("PERGOLA_JAVA_OPTIONS", HEAP).serve(words)) {
            System.out.printf("all rows of a table, heap %s; median of %d rounds%n", HEAP, ROUNDS);
            for (int i = 0; i < WARM_UP; i++) {
                run("curl", "-sf", "-o", "/dev/null", tables.get(0).address(server, ".csv?_stream=on"));
            }
            tables.forEach(table -> measure(table, server));
            System.out.printf(
                    "memory of the server at the end: %.0f MB%n", new ServerProcess(server.pid()).residentMegabytes());
        }
    }

    private static void measure(Table table, PergolaProcess server) {
        List<Double> shell = new ArrayList<>();
        List<Double> csv = new ArrayList<>();
        List<Double> lines = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            shell.add(run(
                    "sqlite3",
                    "-csv",
                    table.database().toString(),
                    "select * from \"" + table.name().replace("\"", "\"\"") + "\""));
            csv.add(run("curl", "-sf", "-o", "/dev/null", table.address(server, ".csv?_stream=on")));
            lines.add(run(
                    "curl", "-sf", "-o", "/dev/null", table.address(server, ".json?_shape=array&_nl=on&_stream=on")));
        }
        System.out.printf(
                "%-12s sqlite3 -csv %6.2f s   CSV %6.2f s (%.2f times)   JSON lines %6.2f s (%.2f times)%n",
                table.name(),
                Median.of(shell),
                Median.of(csv),
                Median.of(csv) / Median.of(shell),
                Median.of(lines),
                Median.of(lines) / Median.of(shell));
    }

    private static double run(String... command) {
        try {
            long begin = System.nanoTime();
            int status = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start()
                    .waitFor();
            double seconds = (System.nanoTime() - begin) / 1e9;
            if (status != 0) {
                throw new IllegalStateException(String.join(" ", command) + " ended with " + status);
            }
            return seconds;
        } catch (IOException failure) {
            throw new UncheckedIOException("This benchmark needs the programs sqlite3 and curl.", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + command[0], interrupted);
        }
    }
}
