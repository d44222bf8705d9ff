package dev.pergola.itest.durability;

import static dev.pergola.itest.harness.Eventually.eventually;

import dev.pergola.itest.harness.Inserts;
import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.SqliteShell;
import dev.pergola.itest.harness.TemporaryFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Kills servers under a stream of writes and looks at the file that they leave. */
public final class KilledServers {

    private static final int CONNECTIONS = 8;

    /** After how many acknowledged requests at most a server is killed, in the middle of others. */
    private static final int MOST_ACKNOWLEDGED = 60;

    /** How many rows each request adds: all of them are there afterwards or none. */
    private static final int ROWS = 5;

    private final Path folder = TemporaryFolders.create("durability");
    private final Path database = SqliteShell.buildFrom(
            folder.resolve("data.db"),
            "create table entries(id integer primary key, batch integer not null, part integer not null);"
                    + "create index by_batch on entries(batch);");
    private final Path configuration = folder.resolve("open.yaml");
    private final Pergola pergola = Pergola.unpacked();
    private final Random random = new Random(11);
    private final AtomicLong batches = new AtomicLong();
    private final Set<Long> acknowledged = new HashSet<>();

    /** A new database in which everybody may write. */
    public KilledServers() {
        try {
            Files.writeString(configuration, "permissions: {insert-row: true}\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Starts a server, lets it write for a moment and kills it.
     *
     * @return how many requests it has acknowledged
     * @throws AssertionError where a row that was acknowledged is not there, a request is there by half, or the file is broken
     */
    public int killOne() {
        int before = acknowledged.size();
        PergolaProcess server = pergola.serve(database.toString(), "-c", configuration.toString());
        ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
        try (server;
                Inserts inserts =
                        Inserts.into(URI.create(server.address() + "/data/entries"), CONNECTIONS, batches, ROWS)) {
            int enough = 1 + random.nextInt(MOST_ACKNOWLEDGED);
            eventually(
                    enough + " acknowledged requests",
                    () -> inserts.acknowledged().size() >= enough);
            process.destroyForcibly();
            process.onExit().join();
            inserts.stop();
            acknowledged.addAll(inserts.acknowledged());
        }
        check();
        return acknowledged.size() - before;
    }

    private void check() {
        List<String> sound = SqliteShell.lines(database, "pragma integrity_check");
        if (!sound.equals(List.of("ok"))) {
            throw new AssertionError("the file is broken: " + sound);
        }
        Set<Long> there = new HashSet<>();
        for (String batch : SqliteShell.lines(
                database, "select batch, count(*), count(distinct part) from entries group by batch")) {
            String[] cells = batch.split("\\|");
            if (Integer.parseInt(cells[1]) != ROWS || Integer.parseInt(cells[2]) != ROWS) {
                throw new AssertionError("a request is there by half or twice: " + batch);
            }
            there.add(Long.parseLong(cells[0]));
        }
        Set<Long> lost = new HashSet<>(acknowledged);
        lost.removeAll(there);
        if (!lost.isEmpty()) {
            throw new AssertionError("acknowledged and lost: " + lost);
        }
    }
}
