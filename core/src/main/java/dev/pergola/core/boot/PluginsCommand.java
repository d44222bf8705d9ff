package dev.pergola.core.boot;

import dev.pergola.api.hook.run.CommandContext;
import dev.pergola.api.hook.run.CommandHook;
import dev.pergola.api.hook.run.CommandSpecification;
import dev.pergola.api.hook.run.CommandSpecification.Option;
import dev.pergola.api.http.Body;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** {@code pergola plugins}: the same list as the page {@code /-/plugins.json}, without serving anything. */
final class PluginsCommand implements CommandHook {

    private static final String ALL = "--all";

    private final Platform platform;

    PluginsCommand(Platform platform) {
        this.platform = platform;
    }

    @Override
    public CommandSpecification specification() {
        return new CommandSpecification(
                "Lists the plugins as JSON: state, version, hooks, and why one does not run.",
                List.of(Option.flag("Lists what is built in as well.", ALL)),
                Optional.empty());
    }

    @Override
    public int run(CommandContext line) throws IOException {
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
}
