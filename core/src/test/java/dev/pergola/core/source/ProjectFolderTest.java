package dev.pergola.core.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFolderTest {

    private static final String TICK = """
            package com.example;

            @org.osgi.service.component.annotations.Component(property = "pergola.task.name=tick")
            public class Tick implements dev.pergola.api.hook.run.ScheduledTask {
                @Override
                public void run() {
                    new Work().done();
                }
            }
            """;

    private static final String WORK = """
            package com.example;

            class Work {
                void done() {}
            }
            """;

    @TempDir
    private Path directory;

    private Path project;

    @BeforeEach
    void writeProject() throws IOException {
        project = directory.resolve("tick");
        save("src/main/java/com/example/Tick.java", TICK);
        save("src/main/java/com/example/Work.java", WORK);
    }

    @Test
    void aFolderWithSourcesOrAPomIsAProject() throws IOException {
        assertTrue(ProjectFolder.isOne(project));
        Path other = Files.createDirectory(directory.resolve("other"));
        assertFalse(ProjectFolder.isOne(other));
        Files.writeString(other.resolve("pom.xml"), "<project/>");
        assertTrue(ProjectFolder.isOne(other));
    }

    @Test
    void allSourcesAndResourcesAreInTheBundle() throws Exception {
        save("src/main/resources/com/example/words.txt", "tick tock");
        Path made = new PluginMaker("1", directory.resolve("cache")).make(folder());
        try (JarFile jar = new JarFile(made.toFile())) {
            assertTrue(jar.getEntry("com/example/Tick.class") != null);
            assertTrue(jar.getEntry("com/example/Work.class") != null);
            assertTrue(jar.getEntry("OSGI-INF/com.example.Tick.xml") != null);
            byte[] words =
                    jar.getInputStream(jar.getEntry("com/example/words.txt")).readAllBytes();
            assertArrayEquals("tick tock".getBytes(StandardCharsets.UTF_8), words);
        }
    }

    @Test
    void faultsNameTheFileBelowTheFolderOfSources() throws IOException {
        save("src/main/java/com/example/Work.java", WORK.replace("done", "finished"));
        SourceRefusal refusal = assertThrows(
                SourceRefusal.class, () -> new PluginMaker("1", directory.resolve("cache")).make(folder()));
        assertTrue(
                refusal.explanation().startsWith("com/example/Tick.java:7: cannot find symbol"), refusal::explanation);
    }

    @Test
    void classesBelongIntoFilesOfTheirNameAsInABuild() throws IOException {
        save("src/main/java/com/example/Other.java", "package com.example; public class Another {}");
        SourceRefusal refusal = assertThrows(
                SourceRefusal.class, () -> new PluginMaker("1", directory.resolve("cache")).make(folder()));
        assertTrue(
                refusal.explanation().contains("should be declared in a file named Another.java"),
                refusal::explanation);
    }

    @Test
    void nameAndVersionAreThoseOfTheArtifact() throws Exception {
        assertEquals(new PluginIdentity("tick", "0"), folder().read().identity());
        save("pom.xml", """
                <project>
                    <parent><artifactId>all</artifactId><version>3.1-SNAPSHOT</version></parent>
                    <artifactId>com.example.tick</artifactId>
                </project>""");
        assertEquals(
                new PluginIdentity("com.example.tick", "3.1"), folder().read().identity());
        save("pom.xml", """
                <project>
                    <artifactId>tick-tock</artifactId>
                    <version>${revision}</version>
                    <properties><revision>1.2.3.beta</revision></properties>
                </project>""");
        assertEquals(new PluginIdentity("tick-tock", "1.2.3"), folder().read().identity());
    }

    @Test
    void whatBndIsToldStandsInItsFileOrInThePom() throws Exception {
        assertEquals("", folder().read().instructions());
        save("pom.xml", """
                <project>
                    <artifactId>tick</artifactId>
                    <build><plugins><plugin>
                        <artifactId>bnd-maven-plugin</artifactId>
                        <configuration><bnd><![CDATA[
                X-From: pom
                ]]></bnd></configuration>
                    </plugin></plugins></build>
                </project>""");
        assertEquals("X-From: pom", folder().read().instructions());
        save("bnd.bnd", "X-From: file");
        assertEquals("X-From: file", folder().read().instructions());
        try (JarFile jar = new JarFile(
                new PluginMaker("1", directory.resolve("cache")).make(folder()).toFile())) {
            assertEquals("file", jar.getManifest().getMainAttributes().getValue("X-From"));
        }
    }

    @Test
    void aPomThatIsWrongIsExplained() throws IOException {
        save("pom.xml", "<project><artifactId>tick</project>");
        SourceRefusal refusal = assertThrows(SourceRefusal.class, () -> folder().read());
        assertTrue(refusal.explanation().startsWith("pom.xml: It cannot be read: "), refusal::explanation);
        save("pom.xml", "<project/>");
        refusal = assertThrows(SourceRefusal.class, () -> folder().read());
        assertTrue(refusal.explanation().startsWith("pom.xml: '' is no name of a plugin"), refusal::explanation);
    }

    @Test
    void aProjectWithoutSourcesSaysSo() throws IOException {
        Files.delete(project.resolve("src/main/java/com/example/Tick.java"));
        Files.delete(project.resolve("src/main/java/com/example/Work.java"));
        assertEquals(
                "src/main/java: There is no source in it yet.",
                assertThrows(SourceRefusal.class, () -> folder().read()).explanation());
    }

    @Test
    void everythingThatMattersIsAPartOfIt() {
        assertEquals(
                Set.of(
                        project.resolve("src/main/java"),
                        project.resolve("src/main/resources"),
                        project.resolve("pom.xml"),
                        project.resolve("bnd.bnd")),
                Set.copyOf(folder().parts()));
    }

    private ProjectFolder folder() {
        return new ProjectFolder(project, any -> List.copyOf(ClassPathOfTests.api()));
    }

    private void save(String path, String text) throws IOException {
        Path file = project.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
