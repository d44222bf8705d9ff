package dev.pergola.itest.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.itest.fixture.Greeter;
import dev.pergola.itest.harness.CommandResult;
import dev.pergola.itest.harness.Json;
import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.PluginJar;
import dev.pergola.itest.harness.TemporaryFolders;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * A command, or a server, that is killed while it changes the plugins leaves the old set or the new one. The moments of the
 * kills are spread over the time that the change takes without one.
 */
class KilledIT {

    private static final int KILLS = Integer.getInteger("pergola.kills", 16);
    private static final int PLUGINS = 3;

    /** Big enough for a copy to take a while. */
    private static final String BULK = "0123456789abcdef".repeat(200_000);

    private final Pergola pergola = Pergola.unpacked();
    private final Path folder = pergola.home().resolve("plugins");
    private final Path desk = TemporaryFolders.create("desk");
    private final Random random = new Random(4);

    @Test
    void aKilledCommandLeavesTheOldSetOrTheNewOne() throws Exception {
        succeeded(pergola.run("install", generation(1).toString()));
        long duration = millisecondsOf("install", generation(2).toString());
        Map<String, Integer> left = new HashMap<>();
        for (int kill = 0; kill < KILLS; kill++) {
            int next = kill + 3;
            List<String> before = installed();
            Path shelf = generation(next);
            String[] command =
                    switch (kill % 3) {
                        case 0 -> new String[] {"install", shelf.toString()};
                        case 1 -> new String[] {"update"};
                        default -> new String[] {"rollback"};
                    };
            List<String> after = command[0].equals("rollback") ? previous() : wanted(next);
            Set<List<String>> allowed = new HashSet<>(List.of(before, after));
            kill(pergola.start(command), duration / 3 + random.nextLong(duration));

            List<String> found = installed();
            assertTrue(allowed.contains(found), () -> "after " + String.join(" ", command) + ": " + found);
            assertEveryJarIsWhole();
            left.merge(found.equals(before) ? "old" : "new", 1, Integer::sum);
        }
        assertTrue(left.containsKey("old") && left.containsKey("new"), () -> "kills came at one moment only: " + left);

        succeeded(pergola.run("install", generation(KILLS + 9).toString()));
        assertNothingUnfinished();
        assertServed(KILLS + 9);
    }

    @Test
    void aKilledServerStartsAgainWithTheOldSetOrTheNewOne() throws Exception {
        succeeded(pergola.run("install", generation(1).toString()));
        for (int kill = 0; kill < Math.max(2, KILLS / 6); kill++) {
            int next = kill + 2;
            PergolaProcess server = pergola.serve("--memory");
            succeeded(pergola.run("install", generation(next).toString()));
            kill(server, random.nextLong(1500)); // while it takes over the new set
            assertServed(next);
        }
    }

    @Test
    void aServerThatIsKilledWhileItCarriesOutAnUpdateStartsAgainWithTheOldSetOrTheNewOne() throws Exception {
        succeeded(pergola.run("install", generation(1).toString()));
        Path open = desk.resolve("open.yaml");
        Files.writeString(open, "permissions: {manage-plugins: true}\n");
        long duration = 0;
        for (int kill = 0; kill < Math.max(4, KILLS / 4); kill++) {
            List<String> before = installed();
            try (PergolaProcess server = pergola.serve("--memory", "--manage-plugins", "-c", open.toString())) {
                assertServed(server, before);
                generation(kill + 2);
                CompletableFuture<Long> update = CompletableFuture.supplyAsync(() -> millisecondsOfUpdate(server));
                if (kill == 0) {
                    duration = update.join(); // without a kill, to know how long it takes
                } else {
                    kill(server, random.nextLong(duration));
                }
            }
            List<String> after = installed();
            assertTrue(after.equals(before) || after.equals(wanted(kill + 2)), after::toString);
            assertEveryJarIsWhole();
        }
        try (PergolaProcess server = pergola.serve("--memory")) {
            assertServed(server, installed());
        }
    }

    private static long millisecondsOfUpdate(PergolaProcess server) {
        long start = System.nanoTime();
        HttpResponse<String> answer =
                server.http().send("POST", "/-/plugins/update", "Content-Type", "application/json");
        assertEquals(200, answer.statusCode(), answer::body);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private static void kill(PergolaProcess process, long milliseconds) throws InterruptedException {
        ProcessHandle handle = ProcessHandle.of(process.pid()).orElseThrow();
        try (process) {
            handle.onExit()
                    .completeOnTimeout(handle, milliseconds, TimeUnit.MILLISECONDS)
                    .join();
            handle.destroyForcibly();
        }
    }

    private long millisecondsOf(String... command) {
        long start = System.nanoTime();
        succeeded(pergola.run(command));
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    /** The folder from which plugins are installed, with a new version of each. */
    private Path generation(int number) throws IOException {
        Path folder = Files.createDirectories(desk.resolve("shelf"));
        for (int plugin = 0; plugin < PLUGINS; plugin++) {
            PluginJar.bundle("greeter" + plugin, "1." + number + ".0")
                    .withFile(Greeter.TEXT, "greeting of 1." + number + ".0")
                    .withFile("bulk.txt", number + BULK)
                    .withComponent(Greeter.class, RouteHook.class, Map.of(RouteHook.PATTERN, "/-/greeting" + plugin))
                    .copyTo(folder.resolve("greeter" + plugin + ".jar"));
        }
        return folder;
    }

    private static List<String> wanted(int number) {
        List<String> wanted = new ArrayList<>();
        for (int plugin = 0; plugin < PLUGINS; plugin++) {
            wanted.add("greeter" + plugin + " 1." + number + ".0");
        }
        return wanted;
    }

    private List<String> installed() throws IOException {
        return plugins(folder.resolve("plugins.lock"));
    }

    private List<String> previous() throws IOException {
        int number = read(folder.resolve("plugins.lock")).get("generation").asInt();
        return plugins(folder.resolve(".sets/" + (number - 1) + ".lock"));
    }

    private static List<String> plugins(Path lock) throws IOException {
        List<String> plugins = new ArrayList<>();
        read(lock)
                .get("plugins")
                .forEach(plugin -> plugins.add(plugin.get("name").asText() + " "
                        + plugin.get("version").asText()));
        return plugins;
    }

    private static JsonNode read(Path lock) throws IOException {
        return Json.read(Files.readString(lock));
    }

    private void assertEveryJarIsWhole() throws Exception {
        for (JsonNode plugin : read(folder.resolve("plugins.lock")).get("plugins")) {
            String sha256 = plugin.get("sha256").asText();
            Path jar = folder.resolve(".sets/jars/" + sha256 + ".jar");
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
            assertEquals(sha256, HexFormat.of().formatHex(digest));
        }
    }

    private void assertNothingUnfinished() throws IOException {
        try (var files = Files.walk(folder)) {
            Set<String> unfinished = new TreeSet<>();
            files.filter(file -> file.toString().endsWith(".unfinished"))
                    .forEach(file -> unfinished.add(file.toString()));
            assertEquals(Set.of(), unfinished);
        }
    }

    private void assertServed(int number) {
        try (PergolaProcess server = pergola.serve("--memory")) {
            assertServed(server, wanted(number));
        }
    }

    private static void assertServed(PergolaProcess server, List<String> plugins) {
        for (int plugin = 0; plugin < PLUGINS; plugin++) {
            String version = plugins.get(plugin).replace("greeter" + plugin + " ", "");
            assertEquals(
                    "greeting of " + version,
                    server.http().get("/-/greeting" + plugin).body());
        }
    }

    private static void succeeded(CommandResult result) {
        assertEquals(0, result.exitCode(), result::everything);
    }
}
