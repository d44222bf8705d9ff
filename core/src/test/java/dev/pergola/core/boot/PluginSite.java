package dev.pergola.core.boot;

import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookPoint;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.Owner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A site with one database named {@code data}, to which plugins come and from which they go. Made anew for each test. */
final class PluginSite implements BeforeEachCallback, AfterEachCallback {

    /** Who brings the hooks. */
    static final Owner PLUGIN = new Owner("plants", "1.0.0", 5);

    private static final Duration DRAIN_TIME = Duration.ofSeconds(5);

    private final String configuration;
    private final List<String> statements;
    private Optional<CommandLineFixture> pergola = Optional.empty();
    private Optional<Server> server = Optional.empty();
    private Optional<Path> directory = Optional.empty();

    /** A site with this configuration in YAML, whose database is made by these statements. */
    PluginSite(String configuration, String... statements) {
        this.configuration = configuration;
        this.statements = List.of(statements);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        Path folder = Files.createTempDirectory("site");
        directory = Optional.of(folder);
        Path file = CommandLineFixture.database(folder.resolve("data.db"), statements.toArray(String[]::new));
        Path settings = Files.writeString(folder.resolve("pergola.yaml"), configuration);
        CommandLineFixture made = new CommandLineFixture();
        pergola = Optional.of(made);
        server = Optional.of(made.open(file.toString(), "-c", settings.toString()));
        server().reload(); // what a scheduled look would find out meanwhile is known before
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        server.ifPresent(Server::close);
        pergola.ifPresent(CommandLineFixture::close);
        try (var files = Files.list(directory.orElseThrow())) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory.orElseThrow());
    }

    Server server() {
        return server.orElseThrow();
    }

    Platform platform() {
        return pergola.orElseThrow().platform();
    }

    /** A plugin brings a hook. */
    <T> HookEntry<T> add(HookPoint<T> point, T hook, Map<String, Object> properties) {
        return platform().registry().register(point, hook, PLUGIN, new HookProperties(properties));
    }

    /** A plugin takes its hook away. */
    void remove(HookEntry<?> entry) {
        platform().registry().remove(entry, DRAIN_TIME);
    }

    /** The content of an answer with status 200. */
    String get(String path) {
        return client().get(path);
    }

    TestClient client() {
        return new TestClient(server().client());
    }
}
