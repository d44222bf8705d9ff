package dev.pergola.core.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.core.hooks.Owner;
import dev.pergola.core.source.ClassPathOfTests;
import dev.pergola.core.source.PluginMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderScanTest {

    private static final String TICK = """
            @org.osgi.service.component.annotations.Component(property = "pergola.task.name=tick")
            class Tick implements dev.pergola.api.hook.run.ScheduledTask {
                @Override
                public void run() {}
            }
            """;

    @TempDir
    private Path directory;

    private Path brought;
    private Path home;
    private FolderScan scan;

    @BeforeEach
    void makeFolders() throws IOException {
        brought = Files.createDirectory(directory.resolve("brought"));
        home = directory.resolve("home");
        scan = new FolderScan(
                List.of(new PluginFolder("distribution", brought), new PluginFolder("home", home)), PinnedSet::none);
    }

    @Test
    void theFirstLookTakesEverythingAsItIs() throws IOException {
        Files.createDirectory(home);
        TestJars.plugin(brought.resolve("cors.jar"), "cors", "1.0.0");
        TestJars.plugin(home.resolve("vega.jar"), "vega;singleton:=true", "2.0.0");
        Files.createFile(home.resolve("cors.disabled"));

        WantedState wanted = scan.look().orElseThrow();
        assertEquals(List.of("cors 1.0.0 of distribution", "vega 2.0.0 of home"), plugins(wanted));
        assertEquals(Map.of("cors", home.resolve("cors.disabled")), wanted.disabled());
    }

    @Test
    void folderThatIsNotThereIsEmptyAndMayCome() throws IOException {
        assertEquals(List.of(), scan.look().orElseThrow().files());
        Files.createDirectory(home);
        TestJars.plugin(home.resolve("cors.jar"), "cors", "1.0.0");
        assertEquals(Optional.empty(), scan.look());
        assertEquals(List.of("cors 1.0.0 of home"), plugins(scan.look().orElseThrow()));
    }

    @Test
    void whereNothingChangesThereIsNothingToSay() {
        TestJars.plugin(brought.resolve("cors.jar"), "cors", "1.0.0");
        assertTrue(scan.look().isPresent());
        assertEquals(Optional.empty(), scan.look());
        assertEquals(Optional.empty(), scan.look());
    }

    @Test
    void aFileCountsOnceTwoLooksSawTheSame() throws IOException {
        scan.look();
        Path file = brought.resolve("cors.jar");
        Files.writeString(file, "P");
        assertEquals(Optional.empty(), scan.look(), "it has just come");
        Files.writeString(file, "PK");
        assertEquals(Optional.empty(), scan.look(), "it still grows");
        TestJars.plugin(file, "cors", "1.0.0");
        assertEquals(Optional.empty(), scan.look(), "it still changes");
        assertEquals(List.of("cors 1.0.0 of distribution"), plugins(scan.look().orElseThrow()));
    }

    @Test
    void aReplacementKeepsTheOldUntilItHasSettled() throws IOException {
        Path file = brought.resolve("cors.jar");
        TestJars.plugin(file, "cors", "1.0.0");
        scan.look();

        Files.delete(file);
        assertEquals(Optional.empty(), scan.look(), "a moment without the file is no removal");
        TestJars.plugin(file, "cors", "1.1.0", "now longer than before");
        assertEquals(Optional.empty(), scan.look());
        assertEquals(List.of("cors 1.1.0 of distribution"), plugins(scan.look().orElseThrow()));
    }

    @Test
    void aDeletedFileIsGoneAfterTwoLooks() throws IOException {
        Path file = brought.resolve("cors.jar");
        TestJars.plugin(file, "cors", "1.0.0");
        Path marker = Files.createFile(brought.resolve("vega.disabled"));
        scan.look();

        Files.delete(file);
        Files.delete(marker);
        scan.look();
        assertEquals(WantedState.nothing(), scan.look().orElseThrow());
    }

    @Test
    void whatIsNoPluginSaysWhy() throws IOException {
        Files.writeString(brought.resolve("1.jar"), "this is a text");
        Path whole = directory.resolve("whole");
        TestJars.plugin(whole, "cors", "1.0.0");
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(brought.resolve("2.jar"), Arrays.copyOf(bytes, bytes.length / 2));
        Files.createFile(brought.resolve("3.jar"));
        TestJars.jar(brought.resolve("4.jar"), Map.of(), "a library");
        TestJars.jar(brought.resolve("5.jar"), Map.of("Bundle-SymbolicName", "a", "Bundle-Version", "v1"), "");
        TestJars.jar(brought.resolve("6.jar"), Map.of("Bundle-SymbolicName", "a", "Fragment-Host", "b"), "");

        List<String> reasons = scan.look().orElseThrow().files().stream()
                .sorted(Comparator.comparing(PluginFile::fileName))
                .map(file -> assertInstanceOf(UnusableFile.class, file).reason())
                .toList();
        assertTrue(reasons.get(0).startsWith("1.jar is no jar, or it was copied only in part: "), reasons.get(0));
        assertTrue(reasons.get(1).startsWith("2.jar is no jar, or it was copied only in part: "), reasons.get(1));
        assertTrue(reasons.get(2).startsWith("3.jar is no jar, or it was copied only in part: "), reasons.get(2));
        assertEquals(
                List.of(
                        "4.jar is a plain library and no plugin: its manifest has no Bundle-SymbolicName. Pack it into the plugin that uses it.",
                        "5.jar has a Bundle-Version that is none: 'v1' is no version; one looks like 1.2.0 or 1.2.0.beta.",
                        "6.jar is no plugin but a fragment of b. Put its content into the plugin itself."),
                reasons.subList(3, 6));
    }

    @Test
    void otherFilesAreNotLookedAt() throws IOException {
        Files.writeString(brought.resolve("README.md"), "about");
        Files.writeString(brought.resolve(".cors.jar"), "a copy under way");
        Files.createDirectory(brought.resolve("folder.jar"));
        assertEquals(WantedState.nothing(), scan.look().orElseThrow());
    }

    @Test
    void equalVersionsAreListedByFolderAndThenByTime() throws IOException {
        Files.createDirectory(home);
        TestJars.plugin(home.resolve("b.jar"), "cors", "1.0.0", "home, older");
        Files.setLastModifiedTime(home.resolve("b.jar"), FileTime.fromMillis(1));
        TestJars.plugin(home.resolve("a.jar"), "cors", "1.0.0", "home, newer");
        TestJars.plugin(brought.resolve("z.jar"), "cors", "1.0.0", "brought along");

        WantedState wanted = scan.look().orElseThrow();
        assertEquals(
                List.of("a.jar", "b.jar", "z.jar"),
                wanted.candidates("cors").stream().map(PluginFile::fileName).toList());
    }

    @Test
    void theHashTellsContentsApart() {
        TestJars.plugin(brought.resolve("a.jar"), "cors", "1.0.0", "one");
        TestJars.plugin(brought.resolve("b.jar"), "cors", "1.0.0", "one");
        TestJars.plugin(brought.resolve("c.jar"), "cors", "1.0.0", "two");
        Map<String, PluginJar> jars = scan.look().orElseThrow().candidates("cors").stream()
                .collect(Collectors.toMap(PluginFile::fileName, jar -> jar));
        assertTrue(jars.get("a.jar").hasContentOf(jars.get("b.jar")));
        assertNotEquals(jars.get("a.jar").sha256(), jars.get("c.jar").sha256());
    }

    @Test
    void sourcesCountAsWhatIsMadeOfThem() throws IOException {
        FolderScan both = withSources();
        Path file = Files.writeString(brought.resolve("Tick.java"), TICK);

        PluginJar tick = both.look().orElseThrow().candidates("tick").get(0);
        assertEquals(file, tick.path());
        assertEquals("distribution", tick.origin());
        assertTrue(Files.exists(tick.content()));

        Files.writeString(file, TICK + "// changed");
        assertEquals(Optional.empty(), both.look(), "it has just changed");
        PluginJar next = both.look().orElseThrow().candidates("tick").get(0);
        assertNotEquals(tick.version(), next.version());
        assertFalse(tick.hasContentOf(next));
    }

    @Test
    void sourcesThatDoNotCompileAreNoPluginAndSayWhy() throws IOException {
        FolderScan both = withSources();
        Files.writeString(brought.resolve("Tick.java"), TICK.replace("run()", "rnu()"));
        UnusableFile file = both.look().orElseThrow().unusable().get(0);
        assertTrue(file.reason().startsWith("Tick.java:2: Tick is not abstract"), file.reason());
    }

    @Test
    void whatWasMadeIsMadeAgainWhenItWasDeleted() throws IOException {
        FolderScan both = withSources();
        Files.writeString(brought.resolve("Tick.java"), TICK);
        Path made = both.look().orElseThrow().candidates("tick").get(0).content();
        Files.delete(made);
        both.look();
        assertTrue(Files.exists(made));
    }

    @Test
    void aProjectGoesBeforeNewerJarsAndIsNotGivenUpWhileItIsWrong() throws IOException {
        Path project = Files.writeString(directory.resolve("Tick.java"), TICK);
        TestJars.plugin(brought.resolve("tick.jar"), "tick", "9.0.0");
        FolderScan both = withSources();
        assertEquals(
                List.of("tick.jar"),
                both.look().orElseThrow().candidates("tick").stream()
                        .map(PluginFile::fileName)
                        .toList());

        both.develop(project);
        both.look();
        WantedState wanted = both.look().orElseThrow();
        assertEquals(
                List.of("Tick.java", "tick.jar"),
                wanted.candidates("tick").stream().map(PluginFile::fileName).toList());

        RunningPlugin running = new RunningPlugin(
                new Owner("tick", "0", 1), wanted.candidates("tick").get(0));
        Files.writeString(project, "class Tick");
        both.look();
        PluginPlan plan = PluginPlan.of(both.look().orElseThrow(), List.of(running), Map.of());
        assertTrue(plan.steps().contains(new PluginStep.Keep(running, running.jar())), () -> plan.sentences()
                .toString());
    }

    @Test
    void descriptionsOfPackagesAreNoPlugins() throws IOException {
        Files.writeString(brought.resolve("package-info.java"), "/** About. */ package a;");
        assertEquals(List.of(), withSources().look().orElseThrow().files());
    }

    private FolderScan withSources() {
        SourceInspection sources = new SourceInspection(
                new PluginMaker("1", directory.resolve("cache")),
                ClassPathOfTests.api(),
                project -> ClassPathOfTests.api());
        return new FolderScan(List.of(new PluginFolder("distribution", brought)), PinnedSet::none, sources);
    }

    private static List<String> plugins(WantedState wanted) {
        return wanted.files().stream()
                .map(file -> assertInstanceOf(PluginJar.class, file) + " of " + file.origin())
                .toList();
    }
}
