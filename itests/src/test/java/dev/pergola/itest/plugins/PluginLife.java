package dev.pergola.itest.plugins;

import static dev.pergola.itest.harness.Eventually.eventually;

import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.itest.fixture.Greeter;
import dev.pergola.itest.harness.CommandResult;
import dev.pergola.itest.harness.LiveObjects;
import dev.pergola.itest.harness.Load;
import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.PluginJar;
import dev.pergola.itest.harness.TemporaryFolders;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A server whose plugins come, change and go while 16 connections ask for pages without a pause: a plugin whose route is
 * asked for all the time is swapped again and again, another one comes and goes, and an installed set of two plugins, both
 * of which are asked for all the time, is updated and rolled back. Used by a test for a short time and by a benchmark for a long one.
 *
 * @param swaps how often the running plugin is replaced
 * @param visits how often another one is put into the folder and taken out of it
 * @param updates how often the installed set is updated by a command and rolled back
 */
public record PluginLife(int swaps, int visits, int updates) {

    /** The plugins of the installed set. */
    private static final List<String> TWINS = List.of("castor", "pollux");

    private static final List<String> PAGES = List.of(
            "/",
            "/_memory",
            "/_memory/-/query.json?sql=select+1",
            "/-/plugins.json",
            "/-/resident",
            "/-/castor",
            "/-/pollux");
    private static final int CONNECTIONS = 16;

    /** Swaps before anything is counted, so that libraries have loaded what they load once. */
    private static final int WARM_UP = 3;

    /**
     * What was seen.
     *
     * @param statuses how many answers had which status
     * @param failures requests without an answer
     * @param seconds how long it took
     * @param before what was alive when the server was warm
     * @param after what was alive at the end
     */
    public record Seen(
            Map<Integer, Long> statuses,
            List<String> failures,
            double seconds,
            LiveObjects before,
            LiveObjects after) {}

    /**
     * Lives that life.
     *
     * @return what the connections and the memory saw
     * @throws IOException if a jar cannot be removed
     */
    public Seen live() throws IOException {
        Pergola pergola = Pergola.unpacked();
        Path shelf = TemporaryFolders.create("twins").resolve("jars");
        putTwins(shelf, 0);
        succeeded(pergola.run("install", shelf.toString()));
        try (PergolaProcess server = pergola.serve("--memory")) {
            Path folder = pergola.home().resolve("plugins");
            int version = 0;
            swap(server, folder, ++version);
            List<Load> loads = load(server);
            while (version < WARM_UP) {
                swap(server, folder, ++version);
            }
            visit(server, folder);
            updateAndRollBack(pergola, server, shelf, 1);
            LiveObjects before = LiveObjects.in(server, Greeter.class);
            for (int i = 0; i < swaps; i++) {
                swap(server, folder, ++version);
            }
            for (int i = 0; i < visits; i++) {
                visit(server, folder);
            }
            for (int i = 0; i < updates; i++) {
                updateAndRollBack(pergola, server, shelf, i + 2);
            }
            return seen(server, loads, before);
        }
    }

    private static List<Load> load(PergolaProcess server) {
        List<Load> loads = new ArrayList<>();
        for (int i = 0; i < PAGES.size(); i++) {
            int share = CONNECTIONS / PAGES.size() + (i < CONNECTIONS % PAGES.size() ? 1 : 0);
            loads.add(Load.on(URI.create(server.address() + PAGES.get(i)), share));
        }
        return loads;
    }

    private static Seen seen(PergolaProcess server, List<Load> loads, LiveObjects before) {
        Map<Integer, Long> statuses = new TreeMap<>();
        List<String> failures = new ArrayList<>();
        double seconds = 0;
        for (Load load : loads) {
            Load.Result result = load.stop();
            result.statuses().forEach((status, count) -> statuses.merge(status, count, Long::sum));
            failures.addAll(result.failures());
            seconds = Math.max(seconds, result.seconds());
        }
        eventually(
                "every class loader is gone",
                () -> LiveObjects.in(server, Greeter.class).classLoaders() <= before.classLoaders());
        return new Seen(statuses, failures, seconds, before, LiveObjects.in(server, Greeter.class));
    }

    private static void swap(PergolaProcess server, Path folder, int version) {
        plugin("resident", "1." + version + ".0").moveTo(folder.resolve("resident.jar"));
        eventually("version " + version, () -> answer(server, "/-/resident").equals("resident 1." + version + ".0"));
    }

    private static void visit(PergolaProcess server, Path folder) throws IOException {
        plugin("visitor", "1.0.0").moveTo(folder.resolve("visitor.jar"));
        eventually("the visitor", () -> answer(server, "/-/visitor").equals("visitor 1.0.0"));
        Files.delete(folder.resolve("visitor.jar"));
        eventually("nobody", () -> answer(server, "/-/visitor").equals("status 404"));
    }

    /** Both plugins of the installed set take a newer version, and go back. */
    private static void updateAndRollBack(Pergola pergola, PergolaProcess server, Path shelf, int version) {
        putTwins(shelf, version);
        succeeded(pergola.run("update"));
        TWINS.forEach(twin -> eventually(twin + " in version " + version, () -> answer(server, "/-/" + twin)
                .equals(twin + " 1." + version + ".0")));
        succeeded(pergola.run("rollback"));
        TWINS.forEach(twin -> eventually(
                twin + " as before", () -> answer(server, "/-/" + twin).equals(twin + " 1.0.0")));
    }

    private static void putTwins(Path shelf, int version) {
        TWINS.forEach(twin -> plugin(twin, "1." + version + ".0").moveTo(shelf.resolve(twin + ".jar")));
    }

    private static void succeeded(CommandResult result) {
        if (result.exitCode() != 0) {
            throw new AssertionError(result.everything());
        }
    }

    private static PluginJar plugin(String name, String version) {
        return PluginJar.bundle(name, version)
                .withFile(Greeter.TEXT, name + " " + version)
                .withComponent(Greeter.class, RouteHook.class, Map.of(RouteHook.PATTERN, "/-/" + name));
    }

    private static String answer(PergolaProcess server, String path) {
        var response = server.http().get(path);
        return response.statusCode() == 200 ? response.body() : "status " + response.statusCode();
    }
}
