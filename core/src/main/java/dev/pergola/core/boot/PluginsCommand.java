package dev.pergola.core.boot;

import dev.pergola.api.hook.run.CommandContext;
import dev.pergola.api.hook.run.CommandHook;
import dev.pergola.api.hook.run.CommandSpecification;
import dev.pergola.api.hook.run.CommandSpecification.Option;
import dev.pergola.api.http.Body;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.plugins.PluginStatus;
import dev.pergola.core.sets.PluginSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code pergola plugins}: the same list as the page {@code /-/plugins.json}, without serving anything; or the plugins, or
 * the sets, for people.
 */
final class PluginsCommand implements CommandHook {

    private static final String ALL = "--all";
    private static final String JSON = "--json";
    private static final String LIST = "--list";
    private static final String SETS = "--sets";

    private final Platform platform;

    PluginsCommand(Platform platform) {
        this.platform = platform;
    }

    @Override
    public CommandSpecification specification() {
        return new CommandSpecification(
                "Lists the plugins as JSON: state, version, hooks, and why one does not run.",
                List.of(
                        Option.flag("Lists what is built in as well.", ALL),
                        Option.flag("Lists them as JSON, as without an option.", JSON),
                        Option.flag("Lists them for people instead.", LIST),
                        Option.flag("Lists the sets that `rollback` can go back to instead.", SETS)),
                Optional.empty());
    }

    @Override
    public int run(CommandContext line) throws IOException {
        if (line.has(SETS)) {
            platform.sets().kept().forEach(set -> print(set, line.out()));
            return 0;
        }
        if (line.has(LIST)) {
            platform.plugins().statuses().forEach(status -> print(status, line.out()));
            return 0;
        }
        try (Server server = Server.open(platform, ServeOptions.nothing())) {
            String path = "/-/plugins.json" + (line.has(ALL) ? "?all=1" : "");
            Response response = server.client().send(Request.get(path).build());
            try (Body body = response.body()) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                body.writeTo(bytes);
                line.out().println(bytes.toString(StandardCharsets.UTF_8));
            }
            return response.status() == 200 ? 0 : 1;
        }
    }

    private static void print(PluginStatus status, PrintWriter out) {
        out.printf(
                "%s %s, %s (%s)%n",
                status.name(), status.version().orElse("-"), status.state().words(), status.origin());
        status.reasons().forEach(reason -> out.println("    " + reason));
    }

    private static void print(PluginSet set, PrintWriter out) {
        String plugins = set.plugins().isEmpty()
                ? "no plugins"
                : set.plugins().stream().map(Object::toString).collect(Collectors.joining(", "));
        out.printf("%d  %s  %s: %s%n", set.number(), set.made(), set.cause(), plugins);
    }
}
