package dev.pergola.core.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A script plays Maven: it counts how often it is asked, and answers as it is told. */
@DisabledOnOs(OS.WINDOWS)
class MavenClassPathTest {

    private static final Path API = Path.of("api.jar");

    @TempDir
    private Path directory;

    private Path project;
    private Path asked;
    private Path library;

    @BeforeEach
    void makeProject() throws IOException {
        project = Files.createDirectory(directory.resolve("project"));
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        asked = directory.resolve("asked");
        library = Files.writeString(directory.resolve("library.jar"), "");
    }

    @Test
    void whatMavenAnswersGoesBeforeTheApi() throws IOException {
        assertEquals(List.of(library, API), classPath(maven("exit 0")).apply(project));
        assertEquals(1, timesAsked());
    }

    @Test
    void mavenIsAskedOnceForEachStateOfThePomAlsoByLaterProcesses() throws IOException {
        MavenClassPath classPath = classPath(maven("exit 0"));
        classPath.apply(project);
        classPath.apply(project);
        classPath(maven("exit 0")).apply(project);
        assertEquals(1, timesAsked());

        Files.writeString(project.resolve("pom.xml"), "<project><!-- changed --></project>");
        classPath.apply(project);
        assertEquals(2, timesAsked());
    }

    @Test
    void whatIsGoneFromTheDiskIsAskedForAgain() throws IOException {
        classPath(maven("exit 0")).apply(project);
        Files.delete(library);
        classPath(maven("exit 0")).apply(project);
        assertEquals(2, timesAsked());
    }

    @Test
    void theNetworkIsUsedOnlyWhereItIsNeeded() throws IOException {
        Path online = maven("case \"$*\" in *--offline*) exit 1;; esac");
        assertEquals(List.of(library, API), classPath(online).apply(project));
        assertEquals(2, timesAsked());
    }

    @Test
    void whereMavenFailsItIsTheApiAlone() throws IOException {
        MavenClassPath classPath = classPath(maven("exit 1"));
        assertEquals(List.of(API), classPath.apply(project));
        classPath.apply(project);
        assertEquals(2, timesAsked(), "offline and online, and not again");
        assertEquals(List.of(API), classPath(directory.resolve("nowhere")).apply(project));
    }

    @Test
    void theWrapperOfTheProjectGoesFirst() throws IOException {
        Files.move(maven("exit 0"), project.resolve("mvnw"));
        assertEquals(
                List.of(library, API), classPath(directory.resolve("nowhere")).apply(project));
    }

    @Test
    void withoutAPomNobodyIsAsked() throws IOException {
        Files.delete(project.resolve("pom.xml"));
        assertEquals(List.of(API), classPath(maven("exit 0")).apply(project));
        assertEquals(0, timesAsked());
    }

    private MavenClassPath classPath(Path program) {
        return new MavenClassPath(program.toString(), List.of(API), directory.resolve("cache"));
    }

    private Path maven(String end) throws IOException {
        Path script = directory.resolve("mvn");
        Files.writeString(script, """
                #!/bin/sh
                echo asked >> '%s'
                for word in "$@"; do
                    case $word in -Dmdep.outputFile=*) printf %%s '%s' > "${word#*=}";; esac
                done
                %s
                """.formatted(asked, library, end));
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    private int timesAsked() throws IOException {
        return Files.exists(asked) ? Files.readAllLines(asked).size() : 0;
    }
}
