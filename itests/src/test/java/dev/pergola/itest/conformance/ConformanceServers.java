package dev.pergola.itest.conformance;

import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.TemporaryFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One server for each profile, started when its first case is asked. */
final class ConformanceServers implements AutoCloseable {

    private final Suite suite;
    private final KnownGaps gaps;
    private final Map<String, PergolaProcess> servers = new HashMap<>();

    ConformanceServers(Suite suite, KnownGaps gaps) {
        this.suite = suite;
        this.gaps = gaps;
    }

    PergolaProcess server(String profile) {
        return servers.computeIfAbsent(profile, name -> start(suite.profiles().get(name)));
    }

    /** Ends the server of a profile, if it was started. */
    void end(String profile) {
        PergolaProcess server = servers.remove(profile);
        if (server != null) {
            server.close();
        }
    }

    @Override
    public void close() {
        List.copyOf(servers.keySet()).forEach(this::end);
    }

    private PergolaProcess start(Profile profile) {
        Path folder = TemporaryFolders.create("conformance");
        List<String> arguments = new ArrayList<>();
        for (String database : profile.databases()) {
            boolean immutable = database.startsWith("-i ");
            if (immutable) {
                arguments.add("--immutable");
            }
            arguments.add(file(profile, folder, immutable ? database.substring(3) : database));
        }
        profile.configuration()
                .ifPresent(file -> arguments.addAll(
                        List.of("-c", suite.folder().resolve(file).toString())));
        List<String> options = new ArrayList<>(profile.arguments());
        options.addAll(List.of("--secret", suite.secret()));
        gaps.supported(options)
                .forEach(argument ->
                        arguments.add(argument.replace("{dir}", suite.folder().toString())));
        Pergola pergola = Pergola.unpacked();
        for (Map.Entry<String, String> variable : profile.environment().entrySet()) {
            pergola = pergola.with(variable.getKey(), variable.getValue());
        }
        return pergola.serve(arguments.toArray(String[]::new));
    }

    private String file(Profile profile, Path folder, String database) {
        if (!database.equals("{configdir}")) {
            return copy(suite.pristine().resolve(database), folder.resolve(database));
        }
        profile.folder().forEach((name, source) -> {
            Path built = suite.pristine().resolve(source);
            copy(Files.exists(built) ? built : suite.folder().resolve(source), folder.resolve(name));
        });
        return folder.toString();
    }

    private static String copy(Path source, Path target) {
        try {
            return Files.copy(source, target).toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
