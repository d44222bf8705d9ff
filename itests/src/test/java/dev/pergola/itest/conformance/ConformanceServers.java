package dev.pergola.itest.conformance;

import dev.pergola.itest.harness.CommandResult;
import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.TemporaryFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One server for each profile, started when its first case is asked. */
final class ConformanceServers implements AutoCloseable {

    /** How long a process may take to write down why it breaks off. */
    private static final Duration END = Duration.ofSeconds(5);

    private final Suite suite;
    private final KnownGaps gaps;
    private final Map<String, PergolaProcess> servers = new HashMap<>();
    private final Map<String, List<ServedCopy>> copies = new HashMap<>();

    ConformanceServers(Suite suite, KnownGaps gaps) {
        this.suite = suite;
        this.gaps = gaps;
    }

    PergolaProcess server(String profile) {
        return servers.computeIfAbsent(profile, this::start);
    }

    /** Whether the content of every database of a profile is as it was at the start. */
    boolean isPristine(String profile) {
        return copies.getOrDefault(profile, List.of()).stream().allMatch(ServedCopy::holdsTheSame);
    }

    /** Puts the databases of a profile back as they were, while the server runs. */
    void restore(String profile) {
        copies.getOrDefault(profile, List.of()).forEach(ServedCopy::restore);
    }

    /**
     * What became of the server of a profile that broke off an answer. One that has ended is replaced by the next scenario,
     * so that one fault is one failure.
     *
     * @return what it left; empty where it is running
     */
    String lost(String profile) {
        Optional<CommandResult> end =
                Optional.ofNullable(servers.get(profile)).flatMap(server -> server.endWithin(END));
        end.ifPresent(result -> end(profile));
        return end.map(result -> "\nThe server has ended: " + result).orElse("");
    }

    /** Ends the server of a profile, if it was started. */
    void end(String profile) {
        copies.remove(profile);
        PergolaProcess server = servers.remove(profile);
        if (server != null) {
            server.close();
        }
    }

    @Override
    public void close() {
        List.copyOf(servers.keySet()).forEach(this::end);
    }

    private PergolaProcess start(String name) {
        Profile profile = suite.profiles().get(name);
        List<ServedCopy> served = new ArrayList<>();
        Path folder = TemporaryFolders.create("conformance");
        List<String> arguments = new ArrayList<>();
        for (String database : profile.databases()) {
            boolean immutable = database.startsWith("-i ");
            if (!immutable && !database.equals("{configdir}")) {
                served.add(new ServedCopy(suite.pristine().resolve(database), folder.resolve(database)));
            }
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
        copies.put(name, served);
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
