package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pergola.api.hook.run.CommandContext;
import dev.pergola.api.hook.run.CommandHook;
import dev.pergola.api.hook.run.CommandSpecification;
import dev.pergola.core.command.CommandLineRunner;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookProperties;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.sqlite.JDBC;

/** Command lines run in this process, and databases to run them with. */
final class CommandLineFixture implements AutoCloseable {

    private final Platform platform;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    CommandLineFixture() {
        this(Path.of("unused"));
    }

    /** With a home for plugins. */
    CommandLineFixture(Path home) {
        this.platform = new Platform(new Product("1.2.3", home));
    }

    /** Where hooks are, to add some. */
    Platform platform() {
        return platform;
    }

    /** Makes a database, or changes one. */
    static Path database(Path file, String... statements) throws SQLException {
        try (Connection connection = JDBC.createConnection("jdbc:sqlite:" + file, new Properties());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        }
        return file;
    }

    /** Opens a site as `serve` does, and goes on. */
    Server open(String... options) {
        OpenCommand command = new OpenCommand(platform);
        HookEntry<CommandHook> entry = platform.registry()
                .register(
                        CommandLineRunner.POINT,
                        command,
                        platform.core(),
                        new HookProperties(Map.of(CommandHook.NAME, "open")));
        List<String> line = new ArrayList<>(List.of("open"));
        line.addAll(List.of(options));
        assertEquals(0, run(line.toArray(String[]::new)), () -> out + err.toString());
        platform.registry().remove(entry, Duration.ZERO);
        return command.opened.orElseThrow();
    }

    private static final class OpenCommand implements CommandHook {

        private final Platform platform;
        private Optional<Server> opened = Optional.empty();

        OpenCommand(Platform platform) {
            this.platform = platform;
        }

        @Override
        public CommandSpecification specification() {
            return ServeSyntax.specification();
        }

        @Override
        public int run(CommandContext line) {
            opened = Optional.of(Server.open(platform, ServeOptions.of(line)));
            return 0;
        }
    }

    /** Runs a command line to its end. */
    int run(String... line) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return platform.run(List.of(line), new PrintWriter(out), new PrintWriter(err));
    }

    /** Status line, headers and content of one answer, as one text. */
    String get(String path, String... options) {
        List<String> line = new ArrayList<>(List.of("serve", "--get", path, "--headers"));
        line.addAll(List.of(options));
        run(line.toArray(String[]::new));
        return out + err.toString();
    }

    /** The content of an answer that has to be a good one. */
    String json(String path, String... options) {
        List<String> line = new ArrayList<>(List.of("serve", "--get", path));
        line.addAll(List.of(options));
        assertEquals(0, run(line.toArray(String[]::new)), () -> out + err.toString());
        return out.toString();
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    @Override
    public void close() {
        platform.close();
    }
}
