package dev.pergola.itest.container;

import static dev.pergola.itest.harness.Eventually.eventually;
import static dev.pergola.itest.harness.Eventually.eventuallyPresent;

import dev.pergola.api.ServerException;
import dev.pergola.api.data.Databases;
import dev.pergola.api.http.Body;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.api.server.InternalClient;
import dev.pergola.itest.harness.PluginJar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

/**
 * The product as the launcher runs it, in the framework of a test: a command line on a thread of its own, an empty folder
 * of plugins, and requests without a socket. Stopping it stops the core, so that each test begins anew.
 */
final class Site {

    /** What a request was answered with. */
    record Answer(int status, String text, Optional<String> header) {}

    private final BundleContext context;
    private final Path plugins;
    private final FutureTask<Integer> command;
    private final ServiceRegistration<Object> launcher;

    private Site(BundleContext context, String... line) {
        this.context = context;
        this.plugins = Path.of(context.getProperty("pergola.home"), "plugins");
        launcher = context.registerService(
                Object.class, new Object(), FrameworkUtil.asDictionary(Map.of("launcher.arguments", line)));
        command = new FutureTask<>(main());
    }

    /** Serves an empty database in memory, and files. */
    static Site serving(BundleContext context, String... files) throws BundleException {
        Site site = new Site(
                context,
                Stream.concat(Stream.of("serve", "--memory", "-p", "0"), Stream.of(files))
                        .toArray(String[]::new));
        site.emptyFolder();
        core(context).start();
        new Thread(site.command, "main of the test").start();
        eventually(
                "the site answers",
                () -> site.client().isPresent() && site.get("/").status() == 200);
        return site;
    }

    /**
     * Serves a new file with a configuration.
     *
     * @param name of the database
     * @param configuration in YAML
     * @param script makes what is in it
     */
    static Site serving(BundleContext context, String name, String configuration, String script) throws Exception {
        Path folder = Files.createTempDirectory(
                Path.of(context.getProperty("pergola.home")).toAbsolutePath().getParent(), "data");
        Path settings = Files.writeString(folder.resolve("pergola.yaml"), configuration);
        Site site = serving(context, "--create", folder.resolve(name + ".db").toString(), "-c", settings.toString());
        ServiceReference<Databases> databases = context.getServiceReference(Databases.class);
        context.getService(databases).find(name).orElseThrow().script(script);
        context.ungetService(databases); // a test may look what happens when it was the last to use it
        return site;
    }

    /**
     * Runs one command line with one plugin, and nothing before or after it.
     *
     * @return the exit code
     */
    static int run(BundleContext context, PluginJar plugin, String... line) throws Exception {
        Site site = new Site(context, line);
        site.emptyFolder();
        site.put("plugin.jar", plugin);
        core(context).start();
        site.command.run();
        core(context).stop();
        site.launcher.unregister();
        site.emptyFolder();
        return site.command.get();
    }

    private Callable<Integer> main() {
        return () -> {
            ServiceReference<?> reference = eventuallyPresent("the core offers its command line", this::mainReference);
            return (Integer) ((Callable<?>) context.getService(reference)).call();
        };
    }

    private Optional<ServiceReference<?>> mainReference() {
        try {
            return Optional.ofNullable(context.getServiceReferences(Callable.class.getName(), "(main.thread=true)"))
                    .map(references -> references[0]);
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Stops the core as the launcher does, and waits for the command. */
    void stop() throws Exception {
        core(context).stop();
        launcher.unregister();
        if (command.get() != 0) {
            throw new AssertionError("the command ended with " + command.get());
        }
        emptyFolder();
    }

    private static Bundle core(BundleContext context) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> "dev.pergola.core".equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow();
    }

    private void emptyFolder() {
        try {
            Files.createDirectories(plugins);
            try (var files = Files.list(plugins)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void put(String file, PluginJar jar) {
        jar.moveTo(plugins.resolve(file));
    }

    void delete(String file) throws IOException {
        Files.delete(plugins.resolve(file));
    }

    private Optional<InternalClient> client() {
        return Optional.ofNullable(context.getServiceReference(InternalClient.class))
                .map(context::getService);
    }

    Answer get(String path) {
        return get(path, "Content-Type");
    }

    /** Asks, and reads one header of the answer. */
    Answer get(String path, String header) {
        try {
            Response response = client().orElseThrow().send(Request.get(path).build());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (Body body = response.body()) {
                body.writeTo(bytes);
            }
            return new Answer(
                    response.status(),
                    bytes.toString(StandardCharsets.UTF_8),
                    response.headers().first(header));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (ServerException notYet) {
            return new Answer(notYet.code().status(), notYet.getMessage(), Optional.empty());
        }
    }

    /** The list of plugins as text. */
    String plugins() {
        return get("/-/plugins.json?all=1").text();
    }

    /** The bundles of a plugin that are installed. */
    List<Bundle> bundles(String name) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> name.equals(bundle.getSymbolicName()))
                .toList();
    }
}
