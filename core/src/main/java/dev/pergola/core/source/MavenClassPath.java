package dev.pergola.core.source;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the sources of a project may use: Maven is asked once for each state of its {@code pom.xml}, first without the
 * network. Where Maven is not there or does not know, it is the API alone, and the log says so. For one thread at a time.
 */
public final class MavenClassPath implements Function<Path, List<Path>> {

    private static final Logger LOG = LoggerFactory.getLogger(MavenClassPath.class);
    private static final String WRAPPER = "mvnw";
    private static final long LIMIT_SECONDS = 120;

    private final String program;
    private final List<Path> api;
    private final Path cache;
    private final Map<String, List<Path>> known = new LinkedHashMap<>();

    /**
     * Makes a class path that has not asked yet.
     *
     * @param program Maven, where a project has no wrapper of it
     * @param api what everything may use
     * @param cache the folder for what Maven has answered; it may be deleted at any time
     */
    public MavenClassPath(String program, List<Path> api, Path cache) {
        this.program = program;
        this.api = List.copyOf(api);
        this.cache = cache;
    }

    @Override
    public List<Path> apply(Path project) {
        Path pom = project.resolve(Pom.NAME);
        if (!Files.isRegularFile(pom)) {
            return api;
        }
        try {
            String key = ContentHash.of(pom.toAbsolutePath() + "\n" + Files.readString(pom));
            List<Path> before = known.get(key);
            if (before == null) {
                before = Stream.concat(libraries(project, key).stream(), api.stream())
                        .toList();
                known.put(key, before);
            }
            return before;
        } catch (IOException unreadable) {
            LOG.debug("{} cannot be read", pom, unreadable);
            return api;
        }
    }

    private List<Path> libraries(Path project, String key) throws IOException {
        Path kept = cache.resolve(key + ".classpath");
        if (Files.isReadable(kept)) {
            List<Path> libraries = split(Files.readString(kept));
            if (libraries.stream().allMatch(Files::exists)) {
                return libraries;
            }
        }
        LOG.info("Maven is asked for the class path of {}; that is done once", project);
        Optional<String> answer = ask(project, "--offline").or(() -> ask(project));
        if (answer.isEmpty()) {
            LOG.warn("Maven does not know the class path of {}, so its sources can use the API alone", project);
            return List.of();
        }
        keep(kept, answer.get());
        return split(answer.get());
    }

    private void keep(Path file, String answer) {
        try {
            Files.createDirectories(cache);
            Files.writeString(file, answer);
        } catch (IOException unwritable) {
            LOG.debug("{} cannot be written, so Maven is asked again at the next start", file, unwritable);
        }
    }

    /** What Maven answers; empty where it fails. */
    private Optional<String> ask(Path project, String... options) {
        try {
            Path answer = Files.createTempFile("pergola-", ".classpath");
            Path words = Files.createTempFile("pergola-", ".log");
            try {
                return run(command(project, answer, options), project, words)
                        ? Optional.of(Files.readString(answer).strip())
                        : Optional.empty();
            } finally {
                LOG.debug("Maven says: {}", Files.readString(words, StandardCharsets.ISO_8859_1));
                Files.delete(answer);
                Files.delete(words);
            }
        } catch (IOException notThere) {
            LOG.debug("Maven cannot be run", notThere);
            return Optional.empty();
        }
    }

    private List<String> command(Path project, Path answer, String... options) {
        Path wrapper = project.resolve(WRAPPER);
        List<String> command = new ArrayList<>(
                List.of(Files.isExecutable(wrapper) ? wrapper.toAbsolutePath().toString() : program));
        command.addAll(List.of("--batch-mode", "--quiet"));
        command.addAll(List.of(options));
        command.addAll(
                List.of("dependency:build-classpath", "-Dmdep.includeScope=compile", "-Dmdep.outputFile=" + answer));
        return command;
    }

    private static boolean run(List<String> command, Path folder, Path words) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(words.toFile())
                .start();
        try {
            process.getOutputStream().close();
            return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.destroy();
        }
    }

    private static List<Path> split(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.isBlank())
                .map(Path::of)
                .toList();
    }
}
