package dev.pergola.itest.distribution;

import static dev.pergola.itest.harness.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pergola.itest.harness.HttpProbe;
import dev.pergola.itest.harness.Json;
import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.SqliteShell;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory that is changed while it is served. */
class LiveFilesIT {

    private static final int READERS = 4;

    @TempDir
    Path folder;

    @TempDir
    Path workshop;

    /** A database whose every row tells its version, each with other columns. */
    private Path version(int number) {
        return SqliteShell.buildFrom(workshop.resolve("v" + number + ".db"), """
                create table t(id integer primary key, version int, only_in_%1$d text);
                with recursive n(i) as (select 1 union all select i + 1 from n where i < 300)
                insert into t select i, %1$d, 'x' from n;
                """.formatted(number));
    }

    @Test
    void replacingADatabaseUnderLoadFailsNoRequest() throws Exception {
        Files.move(version(1), folder.resolve("data.db"));
        try (PergolaProcess server = Pergola.unpacked().serve(folder.toString())) {
            Readers readers = new Readers(server.http());
            for (int number = 2; number <= 4; number++) {
                Files.move(
                        version(number),
                        folder.resolve("data.db"),
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.ATOMIC_MOVE);
                int wanted = number;
                eventually("version " + number, () -> readers.newest.get() == wanted);
            }
            readers.stop();
            assertEquals(List.of(), List.copyOf(readers.faults));
            assertTrue(readers.answers.get() > 100, readers.answers + " answers");
        }
    }

    /** Ask the same page again and again. Each answer must be good, and all of one version. */
    private static final class Readers {

        private final HttpProbe http;
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final AtomicLong newest = new AtomicLong();
        private final AtomicLong answers = new AtomicLong();
        private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
        private final List<Thread> threads = new ArrayList<>();

        Readers(HttpProbe http) {
            this.http = http;
            for (int i = 0; i < READERS; i++) {
                Thread thread = new Thread(this::read, "reader " + i);
                thread.start();
                threads.add(thread);
            }
        }

        private void read() {
            while (!stopped.get()) {
                HttpResponse<String> answer = http.get("/data/t.json?_size=max");
                answers.incrementAndGet();
                if (answer.statusCode() != 200) {
                    faults.add(answer.statusCode() + ": " + answer.body());
                } else {
                    check(Json.read(answer.body()).get("rows"));
                }
            }
        }

        private void check(JsonNode rows) {
            Set<Long> versions = new HashSet<>();
            rows.forEach(row -> versions.add(row.get("version").asLong()));
            if (rows.size() != 300 || versions.size() != 1) {
                faults.add(rows.size() + " rows of the versions " + versions);
            }
            versions.forEach(version -> newest.accumulateAndGet(version, Math::max));
        }

        void stop() throws InterruptedException {
            stopped.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    @Test
    void anEmptyFolderWaitsForItsFirstDatabase() throws IOException {
        try (PergolaProcess server = Pergola.unpacked().serve(folder.toString())) {
            assertEquals(
                    0, server.http().json("/-/databases.json").get("databases").size());
            Files.move(version(1), folder.resolve("data.db"));
            eventually("the database", () -> server.http().get("/data.json").statusCode() == 200);
            Files.delete(folder.resolve("data.db"));
            eventually("no database", () -> server.http().get("/data.json").statusCode() == 404);
        }
    }

    @Test
    void aHangUpLetsTheServerReadItsConfigurationAgainAndServeOn() throws Exception {
        Files.writeString(folder.resolve("pergola.yaml"), "settings: {default_page_size: 7}\n");
        Files.move(version(1), folder.resolve("data.db"));
        try (PergolaProcess server = Pergola.unpacked().serve(folder.toString())) {
            Process kill = new ProcessBuilder("kill", "-HUP", Long.toString(server.pid())).start();
            assertEquals(0, kill.waitFor());
            eventually("a word about the configuration", () -> server.output()
                    .contains("The changed configuration is in force."));
            assertEquals(7, server.http().json("/data/t.json").get("rows").size());
            assertTrue(server.isAlive());
        }
    }

    @Test
    void templatesFilesAndSettingsFollowTheDirectory() throws IOException {
        Files.move(version(1), folder.resolve("data.db"));
        Files.createDirectories(folder.resolve("templates/pages"));
        Files.createDirectories(folder.resolve("static"));
        Files.writeString(folder.resolve("static/site.css"), "b{}");
        Files.writeString(folder.resolve("templates/index.html"), "{{#databases}}{{name}}{{/databases}}");
        Files.writeString(folder.resolve("templates/pages/about.html"), "about {{arguments.what}}");
        try (PergolaProcess server = Pergola.unpacked().serve(folder.toString())) {
            HttpProbe http = server.http();
            assertEquals("data", http.get("/").body());
            assertEquals("about birds", http.get("/about?what=birds").body());
            HttpResponse<String> file = http.get("/static/site.css");
            assertEquals("b{}", file.body());
            String tag = file.headers().firstValue("ETag").orElseThrow();
            assertEquals(
                    304,
                    http.send("GET", "/static/site.css", "If-None-Match", tag).statusCode());
            Files.writeString(folder.resolve("templates/index.html"), "{{#broken}}");
            assertEquals("data", http.get("/").body());
            Files.writeString(folder.resolve("datasette.yaml"), "settings: {template_debug: true}");
            eventually("the fault of the template", () -> http.get("/").statusCode() == 500);
            assertTrue(http.get("/").body().contains("index.html"));
        }
    }
}
