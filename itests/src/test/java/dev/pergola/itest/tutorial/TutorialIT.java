package dev.pergola.itest.tutorial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.itest.harness.CommandResult;
import dev.pergola.itest.harness.Distribution;
import dev.pergola.itest.harness.Eventually;
import dev.pergola.itest.harness.Shell;
import dev.pergola.itest.harness.TemporaryFolders;
import dev.pergola.itest.tutorial.TutorialStep.RunCommand;
import dev.pergola.itest.tutorial.TutorialStep.WriteFile;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Nothing of the document is changed but the port, which has to be free. A server follows a change within a second, so
 * questions to it are repeated until they are answered as shown.
 */
@Timeout(900)
class TutorialIT {

    private static final Path SOURCES = Path.of(System.getProperty("pergola.distribution"))
            .toAbsolutePath()
            .normalize()
            .getParent()
            .getParent();

    private static final String PORT_OF_THE_DOCUMENT = "8001";

    private final Path folder = TemporaryFolders.create("tutorial");
    private final String port = freePort();

    @Test
    void everyStepOfTheTutorialDoesWhatItShows() throws IOException {
        List<TutorialStep> steps = TutorialDocument.read(SOURCES.resolve("docs/plugins/tutorial.md"));
        assertTrue(steps.size() > 20, () -> "only these steps were found: " + steps);

        Path repository = TemporaryFolders.create("repository");
        ReleasedArtifacts.into(SOURCES, repository);
        try (Shell shell = new Shell(folder, environment(repository))) {
            for (TutorialStep step : steps) {
                if (step instanceof WriteFile file) {
                    write(file, directory(shell));
                } else if (step instanceof RunCommand command) {
                    run(command, shell);
                }
            }
            System.out.println(shell.output()); // kept beside the report of this test
        }
        assertNeedsTheApiAlone();
    }

    /** What was built imports nothing of the server but its API, and the annotations of OSGi leave no trace at all. */
    private void assertNeedsTheApiAlone() throws IOException {
        List<Path> built = jars();
        assertFalse(built.isEmpty(), "no plugin was built");
        for (Path jar : built) {
            try (JarFile file = new JarFile(jar.toFile())) {
                String imports = file.getManifest()
                        .getMainAttributes()
                        .getValue("Import-Package")
                        .replaceAll("\"[^\"]*\"", "");
                List<String> others = Arrays.stream(imports.split(","))
                        .map(clause -> clause.replaceAll(";.*", "").strip())
                        .filter(name -> !name.startsWith("dev.pergola.api.") && !name.startsWith("java."))
                        .filter(name -> !name.equals("dev.pergola.api"))
                        .toList();
                assertEquals(List.of(), others, jar::toString);
            }
        }
    }

    private List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    private static Map<String, String> environment(Path repository) {
        Path javaHome = Path.of(System.getProperty("java.home"));
        String path = String.join(
                File.pathSeparator,
                Distribution.script().getParent().toString(),
                javaHome.resolve("bin").toString(),
                System.getenv("PATH"));
        return Map.of(
                "PATH",
                path,
                "JAVA_HOME",
                javaHome.toString(),
                "MAVEN_OPTS",
                "-Dmaven.repo.local=" + repository,
                "PERGOLA_HOME",
                TemporaryFolders.create("home").toString());
    }

    private static Path directory(Shell shell) {
        return Path.of(
                shell.run("pwd").out().lines().reduce((first, last) -> last).orElseThrow());
    }

    private static void write(WriteFile file, Path directory) throws IOException {
        Path path = directory.resolve(file.path());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.text());
    }

    private void run(RunCommand command, Shell shell) {
        String text = command.text().replace(PORT_OF_THE_DOCUMENT, port);
        List<String> expected = command.output().stream()
                .map(line -> line.replace(PORT_OF_THE_DOCUMENT, port))
                .toList();
        int begin = shell.output().length();
        CommandResult result = shell.run(text);
        if (!command.isQuestion() && result.exitCode() != 0) {
            throw new AssertionError(
                    "line %d: %s ended with %d:%n%s".formatted(command.line(), text, result.exitCode(), result.out()));
        }
        Eventually.eventually(() -> {
            String shown = shell.output().substring(begin);
            if (!shows(shown, expected)) {
                if (command.isQuestion()) {
                    shell.run(text);
                }
                throw new AssertionError("line %d: %s shall show%n%s%nbut has shown%n%s"
                        .formatted(command.line(), text, String.join("\n", expected), shown));
            }
        });
    }

    /** Whether all of the expected lines are there, in this order; a log may stand between them. */
    private static boolean shows(String output, List<String> expected) {
        Deque<String> missing = new ArrayDeque<>(expected);
        output.lines()
                .filter(line -> !missing.isEmpty() && line.startsWith(missing.element()))
                .forEach(line -> missing.remove());
        return missing.isEmpty();
    }

    private static String freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
