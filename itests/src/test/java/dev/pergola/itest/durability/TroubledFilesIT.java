package dev.pergola.itest.durability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.itest.harness.Distribution;
import dev.pergola.itest.harness.Inserts;
import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.SqliteShell;
import dev.pergola.itest.harness.TemporaryFolders;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A server goes on where its file cannot be written for a while: it says so, loses nothing, and writes when it can again. */
class TroubledFilesIT {

    private static final String TABLE =
            "create table entries(id integer primary key, batch integer, part integer, text text);";

    private final Path folder = TemporaryFolders.create("trouble");
    private final HttpClient client = HttpClient.newHttpClient();

    private PergolaProcess serve(Path database) throws IOException {
        Path configuration = folder.resolve("open.yaml");
        Files.writeString(
                configuration,
                "permissions: {insert-row: true, delete-row: true}\nsettings: {sql_time_limit_ms: 1000}\n");
        return Pergola.unpacked().serve(database.toString(), "-c", configuration.toString());
    }

    private HttpResponse<String> insert(PergolaProcess server, int batch, int size) throws Exception {
        String body = "{\"row\":{\"batch\":" + batch + ",\"text\":\"" + "x".repeat(size) + "\"}}";
        return client.send(
                HttpRequest.newBuilder(URI.create(server.address() + "/data/entries/-/insert"))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static long rows(Path database) {
        return SqliteShell.query(database, "select count(*) as n from entries")
                .get(0)
                .get("n")
                .longValue();
    }

    private static void assertSound(Path database) {
        assertEquals(
                "[{\"integrity_check\":\"ok\"}]",
                SqliteShell.query(database, "pragma integrity_check").toString());
    }

    private static boolean run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    /** A small disk of its own where that may be made; otherwise the limit that the operating system sets on files. */
    @Test
    void aFullDiskLosesNothingAndIsWrittenAgainWhenThereIsRoom() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        if (run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString())) {
            System.out.println("The full disk is a tmpfs of 2 MB.");
            try {
                fillAndGoOn(disk);
            } finally {
                assertTrue(run("umount", disk.toString()), "umount " + disk);
            }
        } else {
            System.out.println("No disk may be mounted here: the full disk is a file size limit of 1 MB (ulimit -f).");
            fillLimited(disk);
        }
    }

    private void fillAndGoOn(Path disk) throws Exception {
        Path database = SqliteShell.buildFrom(disk.resolve("data.db"), TABLE);
        Path filler = Files.write(disk.resolve("filler"), new byte[700_000]);
        try (PergolaProcess server = serve(database)) {
            int written = fill(server);
            assertEquals(written, rows(database));
            assertEquals(
                    200,
                    server.http().get("/data/entries.json?_size=1&_nocol=text").statusCode());
            Files.delete(filler);
            assertEquals(201, insert(server, written, 10_000).statusCode());
            assertEquals(written + 1, rows(database));
            assertSound(database);
        }
    }

    private void fillLimited(Path disk) throws Exception {
        Path database = SqliteShell.buildFrom(disk.resolve("data.db"), TABLE);
        Path configuration = Files.writeString(folder.resolve("open.yaml"), "permissions: {insert-row: true}\n");
        Path script = Files.writeString(
                folder.resolve("limited"), "#!/bin/sh\nulimit -f 2048\nexec '" + Distribution.script() + "' \"$@\"\n");
        assertTrue(script.toFile().setExecutable(true));
        int written;
        try (PergolaProcess server = Pergola.of(script).serve(database.toString(), "-c", configuration.toString())) {
            written = fill(server);
            assertEquals(written, rows(database));
            assertEquals(200, server.http().get("/data.json").statusCode());
        }
        try (PergolaProcess server = serve(database)) {
            assertEquals(201, insert(server, written, 10_000).statusCode());
        }
        assertSound(database);
    }

    /** Writes until there is no room, and returns how often that went well. */
    private int fill(PergolaProcess server) throws Exception {
        for (int written = 0; written < 500; written++) {
            HttpResponse<String> answer = insert(server, written, 50_000);
            if (answer.statusCode() != 201) {
                assertEquals(507, answer.statusCode(), answer.body());
                assertTrue(answer.body().contains("full"), answer.body());
                return written;
            }
        }
        throw new AssertionError("the disk was never full");
    }

    @Test
    void aFileThatAnotherProcessLocksIsWrittenWhenItIsFreeAgain() throws Exception {
        Path database = SqliteShell.buildFrom(folder.resolve("data.db"), TABLE);
        try (PergolaProcess server = serve(database)) {
            assertEquals(201, insert(server, 0, 10).statusCode());
            Process other = new ProcessBuilder("sqlite3", database.toString())
                    .redirectErrorStream(true)
                    .start();
            try (OutputStream sql = other.getOutputStream()) {
                sql.write("begin immediate; insert into entries(batch) values (-1); select 'locked';\n"
                        .getBytes(StandardCharsets.UTF_8));
                sql.flush();
                assertEquals("locked", other.inputReader().readLine());
                HttpResponse<String> refused = insert(server, 1, 10);
                assertEquals(503, refused.statusCode(), refused.body());
                assertTrue(refused.headers().firstValue("Retry-After").isPresent());
                sql.write("commit;\n".getBytes(StandardCharsets.UTF_8));
            }
            assertEquals(0, other.waitFor());
            assertEquals(201, insert(server, 2, 10).statusCode());
            assertEquals(3, rows(database));
            assertSound(database);
        }
    }

    @Test
    void aFileThatMayNotBeWrittenIsReadAndSaysSo() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString());
        try {
            Path database =
                    SqliteShell.buildFrom(disk.resolve("data.db"), TABLE + "insert into entries(batch) values (7);");
            if (mounted) {
                System.out.println("The file that may not be written is on a disk mounted read-only.");
                assertTrue(run("mount", "-o", "remount,ro", disk.toString()));
            } else {
                System.out.println("The file that may not be written has no permission to be written.");
                assertTrue(database.toFile().setReadOnly() && disk.toFile().setWritable(false));
            }
            try (PergolaProcess server = serve(database)) {
                HttpResponse<String> refused = insert(server, 1, 10);
                assertEquals(403, refused.statusCode(), refused.body());
                assertTrue(server.http()
                        .get("/data/entries.json?_shape=array")
                        .body()
                        .contains("\"batch\":7"));
            }
        } finally {
            disk.toFile().setWritable(true);
            if (mounted) {
                assertTrue(run("umount", disk.toString()));
            }
        }
    }

    @Test
    void nothingIsLostWhileAnotherProcessWritesTheSameFile() throws Exception {
        Path database = SqliteShell.buildFrom(folder.resolve("data.db"), TABLE);
        AtomicLong batches = new AtomicLong();
        try (PergolaProcess server = serve(database);
                Inserts inserts = Inserts.into(URI.create(server.address() + "/data/entries"), 4, batches, 1)) {
            SqliteShell.buildFrom(
                    database, ".timeout 20000\n" + "insert into entries(batch) values (-1);\n".repeat(200));
            inserts.stop();
            assertEquals(inserts.acknowledged().size(), rows(database) - 200, "answers: " + inserts.statuses());
            assertEquals(201, insert(server, 0, 10).statusCode());
            assertSound(database);
        }
    }
}
