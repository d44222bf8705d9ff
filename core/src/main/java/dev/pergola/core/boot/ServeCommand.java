package dev.pergola.core.boot;

import dev.pergola.api.hook.run.CommandContext;
import dev.pergola.api.hook.run.CommandHook;
import dev.pergola.api.hook.run.CommandSpecification;
import dev.pergola.core.config.Setting;
import dev.pergola.core.http.HttpStartException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** {@code pergola serve}: serves until it is told to stop, or answers one request and ends. */
final class ServeCommand implements CommandHook {

    private static final int FAILURE = 1;

    private final Platform platform;

    ServeCommand(Platform platform) {
        this.platform = platform;
    }

    @Override
    public CommandSpecification specification() {
        return ServeSyntax.specification();
    }

    @Override
    public int run(CommandContext line) throws IOException {
        if (line.has(ServeSyntax.HELP_SETTINGS)) {
            printSettings(line.out());
            return 0;
        }
        OneRequest.checkOptions(line);
        ServeOptions options = ServeOptions.of(line);
        try (Server server = Server.open(platform, options)) {
            return line.has(ServeSyntax.GET) ? OneRequest.answer(server, line) : listen(server, options, line);
        } catch (InvalidConfigurationException invalid) {
            line.err().println("Error: Nothing was started, because the configuration cannot be used.");
            line.err().println(invalid.getMessage());
            return invalid.exitStatus();
        }
    }

    private int listen(Server server, ServeOptions options, CommandContext line) {
        CountDownLatch stopped = new CountDownLatch(1);
        platform.onStop(stopped::countDown);
        try {
            server.listen(options.address());
            server.whereabouts().rootSignIn().ifPresent(line.out()::println);
            line.out().println("Serving at " + place(server, options));
            line.out().flush();
            if (line.has(ServeSyntax.OPEN)) {
                server.whereabouts().firstPage().ifPresent(Browser::open);
            }
            return await(stopped);
        } catch (HttpStartException failure) {
            line.err().println("Error: " + failure.getMessage());
            return FAILURE;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return FAILURE;
        } finally {
            platform.onStop(() -> {});
        }
    }

    /** Plugins that are saved meanwhile need not wait for the next regular look. */
    private int await(CountDownLatch stopped) throws InterruptedException {
        PluginHost plugins = platform.plugins();
        Optional<FolderEvents> events = FolderEvents.start(plugins::directories, plugins::reconcile);
        try {
            stopped.await();
            return 0;
        } finally {
            events.ifPresent(FolderEvents::close);
        }
    }

    private static String place(Server server, ServeOptions options) {
        return options.address()
                .socket()
                .map(socket -> "the Unix socket " + socket)
                .orElseGet(() -> server.whereabouts().start().map(URI::toString).orElse(""));
    }

    private static void printSettings(PrintWriter out) {
        out.println("Settings, given by -s NAME VALUE or under `settings` in the configuration file:");
        for (Setting<?> setting : Setting.all()) {
            out.printf("  %-28s %s (default: %s)%n", setting.name(), setting.help(), setting.defaultValue());
        }
    }
}
