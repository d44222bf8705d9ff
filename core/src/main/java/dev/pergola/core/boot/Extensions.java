package dev.pergola.core.boot;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.run.CommandContext;
import dev.pergola.core.db.Extension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The libraries of SQL functions that a command line or the environment names. */
final class Extensions {

    /** More of them, separated by blanks. */
    static final String VARIABLE = "DATASETTE_LOAD_EXTENSION";

    private static final String SPATIALITE = "spatialite";
    private static final List<Path> SPATIALITE_PLACES = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/mod_spatialite.so"),
            Path.of("/usr/lib/aarch64-linux-gnu/mod_spatialite.so"),
            Path.of("/usr/local/lib/mod_spatialite.dylib"),
            Path.of("/usr/local/lib/mod_spatialite.so"),
            Path.of("/opt/homebrew/lib/mod_spatialite.dylib"));

    private Extensions() {}

    static List<Extension> of(CommandContext line) {
        List<String> named = new ArrayList<>();
        line.values(ServeSyntax.EXTENSION).forEach(value -> named.add(value.get(0)));
        if (named.isEmpty()) {
            Optional.ofNullable(System.getenv(VARIABLE))
                    .filter(text -> !text.isBlank())
                    .ifPresent(text -> named.addAll(List.of(text.strip().split("\\s+", -1))));
        }
        return named.stream().map(Extensions::parse).toList();
    }

    /** {@code PATH}, {@code PATH:ENTRY} or {@code spatialite}; a colon that begins a path of Windows ends nothing. */
    static Extension parse(String text) {
        if (text.equals(SPATIALITE)) {
            return new Extension(spatialite().toString(), Optional.empty());
        }
        int colon = text.lastIndexOf(':');
        return colon > 1 && text.indexOf('\\', colon) < 0 && text.indexOf('/', colon) < 0
                ? new Extension(text.substring(0, colon), Optional.of(text.substring(colon + 1)))
                : new Extension(text, Optional.empty());
    }

    private static Path spatialite() {
        return SPATIALITE_PLACES.stream()
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new ServerException(
                        ErrorCode.BAD_REQUEST,
                        "Could not find the SpatiaLite extension in any of the usual places.",
                        "Install it, or name its file: " + ServeSyntax.EXTENSION + " /path/to/mod_spatialite.so"));
    }
}
