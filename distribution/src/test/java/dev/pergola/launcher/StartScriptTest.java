package dev.pergola.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code bin/pergola} with a Java that prints its arguments, one in a line. */
class StartScriptTest {

    @TempDir
    Path directory;

    private Path script;
    private Path java;

    @BeforeEach
    void makeADistributionAndAJava() throws IOException {
        assumeTrue(File.separatorChar == '/', "the script is for POSIX systems");
        directory = directory.toRealPath();
        script = directory.resolve("a distribution/bin/pergola");
        Files.createDirectories(script.getParent());
        Files.copy(Path.of("src/main/scripts/pergola"), script);
        java = directory.resolve("a jdk");
        writeExecutable(java.resolve("bin/java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    }

    @Test
    void argumentsArePassedOnAsTheyAre() throws Exception {
        List<String> arguments =
                run(script, "serve", "two words", "", "$HOME", "*").lines();

        int main = arguments.indexOf("dev.pergola.launcher.Main");
        assertEquals(List.of("serve", "two words", "", "$HOME", "*"), arguments.subList(main + 1, arguments.size()));
    }

    @Test
    void theLibrariesAreThoseBesideTheScript() throws Exception {
        List<String> arguments = run(script).lines();

        assertEquals(directory.resolve("a distribution/lib/*").toString(), arguments.get(arguments.indexOf("-cp") + 1));
    }

    @Test
    void aLinkToTheScriptIsFollowed() throws Exception {
        Path links = Files.createDirectory(directory.resolve("links"));
        Path absolute = Files.createSymbolicLink(links.resolve("absolute"), script);
        Path relative = Files.createSymbolicLink(links.resolve("relative"), Path.of("absolute"));

        assertEquals(run(script, "serve"), run(absolute, "serve"));
        assertEquals(run(script, "serve"), run(relative, "serve"));
    }

    @Test
    void commandsThatEndSoonAreNotCompiledTwice() throws Exception {
        String option = "-XX:TieredStopAtLevel=1";

        assertTrue(run(script, "inspect", "a.db").lines().contains(option));
        assertTrue(run(script, "plugins").lines().contains(option));
        assertTrue(run(script, "serve", "a.db", "--get", "/").lines().contains(option));
        assertFalse(run(script, "serve", "a.db").lines().contains(option));
    }

    @Test
    void furtherOptionsComeAfterItsOwn() throws Exception {
        Result result = run(Map.of("PERGOLA_JAVA_OPTIONS", "-Xmx2g -Dname=value"), script, "serve");

        List<String> arguments = result.lines();
        assertTrue(arguments.indexOf("-Xmx2g") > arguments.indexOf("-Xmx512m"), result.output);
        assertEquals(arguments.indexOf("-Xmx2g") + 1, arguments.indexOf("-Dname=value"), result.output);
    }

    @Test
    void aJavaThatIsTooOldIsRefused() throws Exception {
        Files.writeString(java.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"11.0.2\"\n");

        assertFailure(
                "Error: %s/bin/java is Java 11, but Pergola needs 17 or newer. Point JAVA_HOME at a newer one.\n"
                        .formatted(java),
                run(script));
    }

    @Test
    void aJavaThatIsNewEnoughIsUsed() throws Exception {
        Files.writeString(java.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
        assertEquals(0, run(script).exitCode);

        Files.writeString(java.resolve("release"), "JAVA_VERSION=\"25\"\n");
        assertEquals(0, run(script).exitCode);
    }

    @Test
    void aWrongJavaHomeIsNamed() throws Exception {
        assertFailure(
                "Error: JAVA_HOME is /nowhere, but there is no bin/java in it. Set it to the directory of a JDK or JRE 17 or newer.\n",
                run(Map.of("JAVA_HOME", "/nowhere"), script));
    }

    @Test
    void theJavaOnThePathIsUsedWhereNoJavaHomeIsSet() throws Exception {
        String path = java.resolve("bin") + ":" + System.getenv("PATH");

        assertTrue(run(Map.of("JAVA_HOME", "", "PATH", path), script, "serve")
                .lines()
                .contains("serve"));
    }

    private static void assertFailure(String errors, Result result) {
        assertEquals(errors, result.errors);
        assertEquals("", result.output);
        assertEquals(1, result.exitCode);
    }

    private Result run(Path program, String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), program, arguments);
    }

    private Result run(Map<String, String> environment, Path program, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Path errors = directory.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().remove("PERGOLA_JAVA_OPTIONS");
        builder.environment().put("JAVA_HOME", java.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Result(process.waitFor(), output, Files.readString(errors));
    }

    private static void writeExecutable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Result(int exitCode, String output, String errors) {
        List<String> lines() {
            assertEquals("", errors);
            return List.of(output.split("\n", -1)).subList(0, output.split("\n", -1).length - 1);
        }
    }
}
