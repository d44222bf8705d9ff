package dev.pergola.core.boot;

import dev.pergola.api.hook.run.CommandContext;
import dev.pergola.api.http.Body;
import dev.pergola.api.http.Headers;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.RequestBuilder;
import dev.pergola.api.http.Response;
import dev.pergola.core.config.JsonText;
import dev.pergola.core.identity.ActorCookie;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.permission.Actor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code serve --get PATH}: one request is answered on standard output, and nothing listens. */
final class OneRequest {

    private static final int FAILURE = 1;

    private OneRequest() {}

    /** Refuses options that mean nothing without {@code --get}. */
    static void checkOptions(CommandContext line) {
        for (String option : List.of(ServeSyntax.HEADERS, ServeSyntax.TOKEN)) {
            if (line.has(option) && !line.has(ServeSyntax.GET)) {
                throw WrongUsage.of(
                        option + " was given without " + ServeSyntax.GET + ".",
                        "It belongs to the one request that " + ServeSyntax.GET + " PATH asks for.");
            }
        }
    }

    /** The exit code: 0 where the status of the answer is 200. */
    static int answer(Server server, CommandContext line) throws IOException {
        String path = line.value(ServeSyntax.GET).orElse("/");
        if (!path.startsWith("/")) {
            throw WrongUsage.of("The path " + path + " does not begin with a slash.", "Write --get /" + path + ".");
        }
        Response response = server.client().send(request(server, line, path));
        try (Body body = response.body()) {
            if (line.has(ServeSyntax.HEADERS)) {
                printHeaders(response, line);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            body.writeTo(bytes);
            line.out().println(bytes.toString(StandardCharsets.UTF_8));
        }
        return response.status() == 200 ? 0 : FAILURE;
    }

    private static Request request(Server server, CommandContext line, String path) {
        RequestBuilder request = Request.get(path);
        line.value(ServeSyntax.TOKEN).ifPresent(token -> request.header("Authorization", "Bearer " + token));
        line.value(ServeSyntax.ACTOR)
                .map(OneRequest::actor)
                .flatMap(actor -> server.identity().cookie().write(actor, Optional.empty()))
                .ifPresent(cookie -> request.header("Cookie", ActorCookie.NAME + "=" + cookie));
        return request.build();
    }

    private static Actor actor(String json) {
        if (JsonText.read(json).orElseGet(PlainValue::nothing) instanceof PlainValue.Fields attributes) {
            return Actor.of(attributes.values());
        }
        throw WrongUsage.of(
                "The actor " + json + " is not a JSON object.",
                "Write " + ServeSyntax.ACTOR + " '{\"id\": \"root\"}'.");
    }

    private static void printHeaders(Response response, CommandContext line) {
        line.out().println("HTTP/1.1 " + response.status());
        for (Headers.Field field : response.headers().fields()) {
            line.out().println(field.name().toLowerCase(Locale.ROOT) + ": " + field.value());
        }
        line.out().println();
    }
}
