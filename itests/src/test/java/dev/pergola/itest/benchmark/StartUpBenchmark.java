package dev.pergola.itest.benchmark;

import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.RawHttp;
import java.util.ArrayList;
import java.util.List;

/** Time from the start of the process to the first answer, and what it holds in memory then. */
public final class StartUpBenchmark {

    private static final int STARTS = 9;

    private StartUpBenchmark() {}

    /**
     * Runs the benchmark.
     *
     * @param arguments the database file and the path of the first request
     */
    public static void main(String[] arguments) {
        List<Double> address = new ArrayList<>();
        List<Double> answer = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        List<Double> memory = new ArrayList<>();
        Pergola pergola = Pergola.unpacked();
        for (int i = 0; i < STARTS; i++) {
            long start = System.nanoTime();
            try (PergolaProcess server = pergola.serve(arguments[0])) {
                address.add((System.nanoTime() - start) / 1e6);
                RawHttp.Answer first = new RawHttp(server.address()).get(arguments[1]);
                answer.add((System.nanoTime() - start) / 1e6);
                if (first.status() != 200) {
                    throw new IllegalStateException("the first answer has status " + first.status());
                }
                ServerProcess process = new ServerProcess(server.pid());
                cpu.add(process.cpuSeconds() * 1000);
                memory.add(process.residentMegabytes());
            }
        }
        System.out.printf("median of %d starts%n", STARTS);
        System.out.printf("%-45s %6.0f ms%n", "start to the line with the address", Median.of(address));
        System.out.printf("%-45s %6.0f ms%n", "start to the first answer of " + arguments[1], Median.of(answer));
        System.out.printf("%-45s %6.0f ms%n", "processor time until then", Median.of(cpu));
        System.out.printf("%-45s %6.0f MB%n", "resident memory then", Median.of(memory));
    }
}
