package dev.pergola.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Starts the launcher as a process of its own, with a fixture in the place of the core. */
@Timeout(60)
class LaunchTest {

    @TempDir
    Path directory;

    private Path distribution;
    private Path temporary;

    @BeforeEach
    void makeDirectories() throws IOException {
        distribution = directory.resolve("a distribution+more");
        Files.createDirectories(distribution.resolve("bundles"));
        temporary = Files.createDirectory(directory.resolve("temporary"));
    }

    @Test
    void theVersionIsToldWithoutADistribution() throws Exception {
        Result result = launch("--version");

        assertEquals(0, result.exitCode);
        assertEquals("pergola, version " + Product.VERSION + "\n", result.output);
        assertEquals("", result.errors);
    }

    @Test
    void theCommandSeesItsArgumentsAndItsReturnIsTheExitCode() throws Exception {
        installCore("");

        Result result = launch("return", "two words", "", "3");

        assertEquals(3, result.exitCode);
        assertEquals("[return, two words, , 3]\ncore stopped\n", result.output);
        assertEquals("", result.errors);
    }

    @Test
    void theCoreIsToldWhatItIsPartOf() throws Exception {
        installCore("");

        assertEquals("pergola " + Product.VERSION + "\ncore stopped\n", launch("properties", "0").output);
    }

    @Test
    void bundlesLogToStandardErrorThroughTheLaunchersLog() throws Exception {
        installCore("");

        Result result = launch("log", "0");

        assertEquals("core stopped\n", result.output);
        assertTrue(result.errors.endsWith("INFO a line for the log\n"), result.errors);
    }

    @Test
    void aSignalLetsTheCommandEndAndItsReturnIsTheExitCode() throws Exception {
        installCore("");
        Process process = start("serve", "7");
        BufferedReader output = process.inputReader(UTF_8);
        assertEquals("serving", output.readLine());

        process.toHandle().destroy(); // unlike Process.destroy, it leaves the streams open

        assertEquals("core stopped", output.readLine());
        assertEquals(7, process.waitFor());
        assertNothingIsLeft();
    }

    @Test
    void aCommandThatDoesNotEndWithTheCoreIsCutOff() throws Exception {
        installCore("");
        Process process = start("hang", "0");
        BufferedReader output = process.inputReader(UTF_8);
        assertEquals("hanging", output.readLine());

        process.toHandle().destroy(); // unlike Process.destroy, it leaves the streams open

        assertEquals(143, process.waitFor());
        assertNothingIsLeft();
    }

    @Test
    void aCommandThatThrowsEndsWithItsReason() throws Exception {
        installCore("");

        Result result = launch("throw", "0");

        assertEquals(1, result.exitCode);
        assertTrue(
                result.errors.contains("Error: java.lang.IllegalStateException: the command was told to fail\n"),
                result.errors);
        assertNothingIsLeft();
    }

    @Test
    void aCoreThatFailsToStartSaysWhyInOneLine() throws Exception {
        installCore("");

        assertFailure(
                "Error: Pergola could not start: java.lang.IllegalStateException: the fixture was told to fail\n",
                launch("fail-to-start"));
    }

    @Test
    void aBundleThatMissesAPackageIsNamedWithIt() throws Exception {
        installCore("Import-Package: nowhere.to.be.found\n");

        Result result = launch("return", "0");

        assertEquals(1, result.exitCode);
        assertTrue(result.errors.contains("dev.pergola.core"), result.errors);
        assertTrue(result.errors.contains("nowhere.to.be.found"), result.errors);
        assertEquals(1, result.errors.lines().count(), result.errors);
    }

    @Test
    void aDistributionWithoutACoreIsRefused() throws Exception {
        assertFailure(
                "Error: Pergola could not start: the distribution in %s has no bundle dev.pergola.core; unpack it again.\n"
                        .formatted(distribution),
                launch("return", "0"));
    }

    @Test
    void aDirectoryThatIsNoDistributionIsRefused() throws Exception {
        Files.delete(distribution.resolve("bundles"));

        Result result = launch("return", "0");

        assertEquals(1, result.exitCode);
        assertTrue(result.errors.contains("has no readable directory 'bundles'"), result.errors);
        assertEquals(1, result.errors.lines().count(), result.errors);
    }

    private void assertFailure(String errors, Result result) throws IOException {
        assertEquals(errors, result.errors);
        assertEquals(1, result.exitCode);
        assertNothingIsLeft();
    }

    private void assertNothingIsLeft() throws IOException {
        try (Stream<Path> left = Files.list(temporary)) {
            assertEquals(List.of(), left.map(Path::getFileName).toList());
        }
    }

    private Result launch(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        int exitCode = process.waitFor();
        return new Result(exitCode, output, Files.readString(directory.resolve("errors")));
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.io.tmpdir=" + temporary,
                "-D" + Distribution.HOME_PROPERTY + "=" + distribution,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(directory.resolve("errors").toFile())
                .start();
    }

    private void installCore(String headers) throws IOException {
        String manifest = """
                Manifest-Version: 1.0
                Bundle-ManifestVersion: 2
                Bundle-SymbolicName: dev.pergola.core
                Bundle-Activator: %s
                %s
                """.formatted(
                FixtureCore.class.getName(),
                headers.isEmpty() ? "Import-Package: org.osgi.framework,org.slf4j;version=\"[2.0,3)\"\n" : headers);
        String type = FixtureCore.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(distribution.resolve("bundles/core.jar"));
                JarOutputStream jar = new JarOutputStream(file, manifest(manifest));
                InputStream content = FixtureCore.class.getClassLoader().getResourceAsStream(type)) {
            jar.putNextEntry(new JarEntry(type));
            content.transferTo(jar);
        }
    }

    private static Manifest manifest(String text) throws IOException {
        return new Manifest(new java.io.ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    private record Result(int exitCode, String output, String errors) {}
}
