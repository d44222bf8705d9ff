package dev.pergola.itest.benchmark;

import dev.pergola.itest.harness.Eventually;
import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.PluginProject;
import dev.pergola.itest.harness.RawHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Sources of plugins are saved again and again; each time it is measured until the new version answers. */
public final class DevBenchmark {

    private static final int SAVES = 20;

    private static final String ONE_FILE = """
            @org.osgi.service.component.annotations.Component(property = "pergola.route.pattern=/-/written")
            public class Written implements dev.pergola.api.hook.web.RouteHook {
                @Override
                public dev.pergola.api.http.Response handle(dev.pergola.api.hook.web.RouteContext context) {
                    return dev.pergola.api.http.Response.text("%s");
                }
            }
            """;

    private DevBenchmark() {}

    /**
     * Runs the benchmark.
     *
     * @param arguments none
     * @throws IOException if a source cannot be saved
     */
    public static void main(String[] arguments) throws IOException {
        Pergola pergola = Pergola.unpacked();
        Path file = Files.createDirectories(pergola.home().resolve("plugins")).resolve("Written.java");
        try (PergolaProcess server = pergola.serve("--memory")) {
            measure("one file", server.address(), text -> save(file, ONE_FILE.formatted(text)));
        }
        Files.delete(file);
        PluginProject project = PluginProject.write();
        project.save("src/main/resources/com/example/words.txt", "");
        try (PergolaProcess server = pergola.start("dev", project.folder().toString(), "-p", "0", "--memory")) {
            measure("project", server.address(), project::say);
        }
    }

    private static void save(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void measure(String what, URI server, Consumer<String> save) {
        RawHttp http = new RawHttp(server);
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < SAVES; i++) {
            String text = "version " + i;
            long start = System.nanoTime();
            save.accept(text);
            Eventually.eventually(
                    "the new version",
                    () -> http.get(PluginProject.ROUTE).text().equals(text));
            times.add((System.nanoTime() - start) / 1e6);
        }
        double first = times.remove(0);
        Collections.sort(times);
        System.out.printf(
                "%s: the first save took %.0f ms, the %d others %.0f ms (median), %.0f ms (longest)%n",
                what, first, times.size(), Median.of(times), times.get(times.size() - 1));
    }
}
