package dev.pergola.plugins.export;

import dev.pergola.api.data.Database;
import dev.pergola.api.data.Databases;
import dev.pergola.api.http.Body;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.api.server.InternalClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Tells whether a site is made of the same as at another time, also in another process: by the files of its databases, its
 * configuration, and what runs. Where that is so, a page that depends on nothing else need not be asked for again.
 *
 * @param client asks the site about itself
 * @param databases those of the site
 */
record SiteStamp(InternalClient client, Databases databases) {

    private static final List<String> ABOUT =
            List.of("/-/versions.json", "/-/settings.json", "/-/config.json", "/-/metadata.json", "/-/databases.json");

    /** The stamp; empty where it cannot be said, as for databases in memory. */
    String now() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Database database : databases.all()) {
            Optional<Path> file = database.file();
            if (file.isEmpty()) {
                return "";
            }
            all.append(state(file.get())).append(state(Path.of(file.get() + "-wal")));
        }
        for (String path : ABOUT) {
            Optional<String> answer = answer(path);
            if (answer.isEmpty()) {
                return "";
            }
            all.append(answer.get());
        }
        return Digest.of(all.toString());
    }

    private static String state(Path file) throws IOException {
        return Files.exists(file)
                ? file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file) + "\n"
                : file + "\n";
    }

    private Optional<String> answer(String path) throws IOException {
        Response response =
                client.withoutPermissionChecks().send(Request.get(path).build());
        try (Body body = response.body()) {
            if (response.status() != 200) {
                return Optional.empty();
            }
            ByteArrayOutputStream collected = new ByteArrayOutputStream();
            body.writeTo(collected);
            return Optional.of(collected.toString(StandardCharsets.UTF_8));
        }
    }
}
