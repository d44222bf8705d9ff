package dev.pergola.itest.benchmark;

import dev.pergola.itest.harness.Inserts;
import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.SqliteShell;
import dev.pergola.itest.harness.TemporaryFolders;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** How many requests per second add a row each, over 16 connections, every one acknowledged when it is on the disk. */
public final class InsertRateBenchmark {

    private static final int CONNECTIONS = 16;
    private static final int ROUNDS = 5;
    private static final int SECONDS = 4;

    private InsertRateBenchmark() {}

    /**
     * Runs it.
     *
     * @param arguments the folder in which the database is made
     * @throws IOException where the folder cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = arguments.length > 0 ? Path.of(arguments[0]) : TemporaryFolders.create("rate");
        Path database = folder.resolve("insert-rate.db");
        Files.deleteIfExists(database);
        SqliteShell.buildFrom(database, "create table entries(id integer primary key, batch integer, part integer);");
        Path configuration = Files.writeString(folder.resolve("open.yaml"), "permissions: {insert-row: true}\n");
        List<Double> rates = new ArrayList<>();
        try (PergolaProcess server = Pergola.unpacked().serve(database.toString(), "-c", configuration.toString())) {
            AtomicLong batches = new AtomicLong();
            for (int round = 0; round <= ROUNDS; round++) {
                try (Inserts inserts =
                        Inserts.into(URI.create(server.address() + "/insert-rate/entries"), CONNECTIONS, batches, 1)) {
                    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(SECONDS));
                    if (round > 0) {
                        rates.add(inserts.rate());
                    }
                }
            }
        } finally {
            Files.deleteIfExists(database);
        }
        System.out.printf(
                "%.0f inserts/s: one row each, %d connections, median of %d rounds of %d s, after one to warm up%n",
                Median.of(rates), CONNECTIONS, ROUNDS, SECONDS);
    }
}
