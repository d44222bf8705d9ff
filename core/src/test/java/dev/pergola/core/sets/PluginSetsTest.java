package dev.pergola.core.sets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.ServerException;
import dev.pergola.core.plugins.PinnedSet;
import dev.pergola.core.plugins.PluginFolder;
import dev.pergola.core.plugins.PluginJar;
import dev.pergola.core.plugins.PluginState;
import dev.pergola.core.plugins.PluginTrouble;
import dev.pergola.core.plugins.TestJars;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginSetsTest {

    private static final Instant NOW = Instant.parse("2030-01-02T03:04:05Z");

    @TempDir
    private Path directory;

    private final Map<String, PluginTrouble> troubles = new HashMap<>();
    private Path brought;
    private Path home;
    private Path desk;
    private SetFolder folder;
    private PluginSets sets;

    @BeforeEach
    void makeFolders() throws IOException {
        brought = Files.createDirectory(directory.resolve("brought"));
        desk = Files.createDirectory(directory.resolve("desk"));
        home = directory.resolve("home");
        folder = new SetFolder(home);
        sets = new PluginSets(
                folder,
                List.of(
                        new PluginFolder(PluginFolder.DISTRIBUTION, brought),
                        new PluginFolder(PluginFolder.HOME, home)),
                List.of(FileSource.local()),
                this::tryOut,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private Map<PluginJar, PluginTrouble> tryOut(List<PluginJar> jars) {
        Map<PluginJar, PluginTrouble> found = new HashMap<>();
        jars.forEach(
                jar -> Optional.ofNullable(troubles.get(jar.toString())).ifPresent(trouble -> found.put(jar, trouble)));
        return found;
    }

    @Test
    void aPluginIsInstalledUpdatedAndRemoved() {
        assertEquals(
                List.of("vega 1.0.0 starts, from the installed set."),
                sets.carryOut(install("vega", "1.0.0")).steps());
        assertEquals(List.of("vega 1.0.0"), inForce());

        assertEquals(
                List.of("vega 1.1.0 takes the place of 1.0.0, from the installed set."),
                sets.carryOut(install("vega", "1.1.0")).steps());
        assertEquals(List.of("vega 1.1.0"), inForce());

        assertEquals(
                List.of("vega 1.1.0 stops: it is not installed any more."),
                sets.carryOut(new SetChange.Uninstall(List.of("vega"))).steps());
        assertEquals(List.of(), inForce());
        assertEquals(List.of(3, 2, 1), numbers());
    }

    @Test
    void aPlanChangesNothing() {
        SetPlan plan = sets.plan(install("vega", "1.0.0"));
        assertEquals(List.of("vega 1.0.0 starts, from the installed set."), plan.steps());
        assertTrue(plan.changesSomething());
        assertFalse(Files.exists(home));
    }

    @Test
    void theLockFileSaysWhatIsInstalledAndTheJarBesideItIsTheSame() throws IOException {
        sets.carryOut(install("vega", "1.0.0"));
        PinnedPlugin vega = folder.current().plugins().get(0);
        assertEquals(
                """
                {
                  "generation": 1,
                  "made": "2030-01-02T03:04:05Z",
                  "cause": "install vega 1.0.0",
                  "plugins": [
                    {"name": "vega", "version": "1.0.0", "sha256": "%s", "origin": "%s"}
                  ]
                }
                """.formatted(vega.sha256(), desk.resolve("vega-1.0.0.jar")),
                Files.readString(home.resolve("plugins.lock")));
        assertEquals(-1, Files.mismatch(desk.resolve("vega-1.0.0.jar"), folder.jar(vega.sha256())));
    }

    @Test
    void goingBackIsOneCommandAndSoIsGoingForwardAgain() {
        sets.carryOut(install("vega", "1.0.0"));
        sets.carryOut(install("vega", "2.0.0"));
        sets.carryOut(back(Optional.empty()));
        assertEquals(List.of("vega 1.0.0"), inForce());
        sets.carryOut(back(Optional.empty()));
        assertEquals(List.of("vega 2.0.0"), inForce());
        sets.carryOut(back(Optional.of(1)));
        assertEquals(List.of("vega 1.0.0"), inForce());
        assertEquals(List.of(5, 4, 3, 2, 1), numbers());
    }

    @Test
    void theFirstInstallationCanBeUndone() {
        sets.carryOut(install("vega", "1.0.0"));
        sets.carryOut(back(Optional.empty()));
        assertEquals(List.of(), inForce());
    }

    @Test
    void thereIsNothingToGoBackToWhereNothingHappened() {
        assertEquals(
                "There is no set to go back to.",
                refusal(back(Optional.empty())).messages().get(0));
        sets.carryOut(install("vega", "1.0.0"));
        assertEquals(
                "There is no set 7; these are kept: [1].",
                refusal(back(Optional.of(7))).messages().get(0));
    }

    @Test
    void aDowngradeHasToBeMeant() {
        sets.carryOut(install("vega", "2.0.0"));
        assertEquals(
                "vega 1.0.0 is older than 2.0.0, which is here already. With --allow-downgrade it takes its place.",
                refusal(install("vega", "1.0.0")).messages().get(0));
        assertEquals(List.of("vega 2.0.0"), inForce());

        sets.carryOut(
                new SetChange.Install(List.of(desk.resolve("vega-1.0.0.jar").toString()), true));
        assertEquals(List.of("vega 1.0.0"), inForce());
    }

    @Test
    void whatComesWithTheProductIsNotReplacedByAnOlderOneUnlessThatIsMeant() {
        TestJars.plugin(brought.resolve("cors.jar"), "cors", "2.0.0");
        assertTrue(refusal(install("cors", "1.0.0")).messages().get(0).contains("older than 2.0.0"));

        SetPlan plan = sets.plan(new SetChange.Install(List.of(jar("cors", "1.0.0")), true));
        assertEquals(
                "cors 1.0.0 takes the place of 2.0.0, from the installed set.",
                plan.steps().get(0));
    }

    @Test
    void whatCannotRunIsRefusedBeforeAnythingChanges() {
        troubles.put("vega 2.0.0", new PluginTrouble(PluginState.RESOLVING_FAILED, "It needs Java 99."));
        sets.carryOut(install("vega", "1.0.0"));
        assertEquals(
                List.of("vega 2.0.0 cannot run: It needs Java 99."),
                refusal(install("vega", "2.0.0")).messages());
        assertEquals(List.of("vega 1.0.0"), inForce());
        assertEquals(List.of(1), numbers());
    }

    @Test
    void whatCannotRunAnyMoreIsTold() {
        sets.carryOut(install("vega", "1.0.0"));
        sets.carryOut(install("maps", "1.0.0"));
        troubles.put("maps 1.0.0", new PluginTrouble(PluginState.RESOLVING_FAILED, "It needs vega."));
        assertEquals(
                List.of("vega 1.0.0 stops: it is not installed any more.", "maps 1.0.0 cannot run: It needs vega."),
                sets.carryOut(new SetChange.Uninstall(List.of("vega"))).steps());
    }

    @Test
    void aDamagedJarIsRefusedWithTheReason() throws IOException {
        String file = jar("vega", "1.0.0");
        byte[] bytes = Files.readAllBytes(Path.of(file));

        Files.write(Path.of(file), Arrays.copyOf(bytes, bytes.length / 2));
        assertTrue(refusal(new SetChange.Install(List.of(file), false))
                .messages()
                .get(0)
                .startsWith("vega-1.0.0.jar is no jar, or it was copied only in part"));

        int name = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("content");
        int extraLength = bytes[name - 2];
        bytes[name + "content".length() + extraLength + 3] ^= 1; // within the packed text
        Files.write(Path.of(file), bytes);
        assertTrue(refusal(new SetChange.Install(List.of(file), false))
                .messages()
                .get(0)
                .startsWith("vega-1.0.0.jar is damaged: the checksum of its entry content is wrong"));
        assertFalse(Files.exists(home.resolve("plugins.lock")));
    }

    @Test
    void aKeptJarThatWasTamperedWithIsNotTaken() throws IOException {
        sets.carryOut(install("vega", "1.0.0"));
        Path kept = folder.jar(folder.current().plugins().get(0).sha256());
        sets.carryOut(install("vega", "2.0.0"));
        Files.write(kept, new byte[] {1, 2, 3});
        assertEquals(
                "The jar of vega 1.0.0 is not kept any more, or is damaged. Install it again.",
                refusal(back(Optional.empty())).messages().get(0));
        sets.carryOut(
                new SetChange.Install(List.of(desk.resolve("vega-1.0.0.jar").toString()), true));
        assertTrue(folder.has(folder.current().plugins().get(0).sha256()), "it is copied anew");
    }

    @Test
    void aFolderIsInstalledAsAWholeTheHighestVersionOfEach() {
        jar("vega", "1.0.0");
        jar("vega", "10.0.0");
        jar("maps", "1.0.0");
        sets.carryOut(new SetChange.Install(List.of(desk.toString()), false));
        assertEquals(List.of("maps 1.0.0", "vega 10.0.0"), inForce());
    }

    @Test
    void anUpdateLooksAtTheFileItCameFrom() {
        sets.carryOut(install("vega", "1.0.0"));
        sets.carryOut(install("maps", "1.0.0"));
        assertFalse(sets.plan(new SetChange.Update(List.of())).changesSomething());

        TestJars.plugin(desk.resolve("vega-1.0.0.jar"), "vega", "1.5.0");
        assertFalse(sets.plan(new SetChange.Update(List.of("maps"))).changesSomething());
        sets.carryOut(new SetChange.Update(List.of()));
        assertEquals(List.of("maps 1.0.0", "vega 1.5.0"), inForce());

        TestJars.plugin(desk.resolve("vega-1.0.0.jar"), "vega", "1.0.0");
        assertFalse(sets.plan(new SetChange.Update(List.of())).changesSomething(), "an update never goes back");
    }

    @Test
    void whatIsNotInstalledCannotBeRemovedAndTheReasonSaysWhatToDo() throws IOException {
        sets.carryOut(install("vega", "1.0.0"));
        TestJars.plugin(home.resolve("maps.jar"), "maps", "1.0.0");
        assertEquals(
                List.of(
                        "veg is not installed. Did you mean \"vega\"?",
                        "maps was not installed by a command, but lies at %s. Change it there, or switch it off by an empty file maps.disabled."
                                .formatted(home.resolve("maps.jar"))),
                refusal(new SetChange.Uninstall(List.of("veg", "maps"))).messages());
    }

    @Test
    void whatIsInstalledAlreadyIsNotInstalledAgain() {
        sets.carryOut(install("vega", "1.0.0"));
        assertFalse(sets.carryOut(install("vega", "1.0.0")).changesSomething());
        assertEquals(List.of(1), numbers());
    }

    @Test
    void onlyTheLastSetsAreKeptAndTheJarsThatTheyName() throws IOException {
        for (int i = 0; i < PluginSets.KEPT + 3; i++) {
            sets.carryOut(install("vega", "1." + i + ".0"));
        }
        assertEquals(PluginSets.KEPT, numbers().size());
        try (var jars = Files.list(home.resolve(".sets/jars"))) {
            assertEquals(PluginSets.KEPT, jars.count());
        }
    }

    @Test
    void theSetThatCameUpIsRememberedAndItsJarsAreKept() throws IOException {
        GoodSet good = new GoodSet(folder);
        good.remember(0);
        assertFalse(Files.exists(home), "there is nothing to remember");
        sets.carryOut(install("vega", "1.0.0"));
        assertEquals(Optional.empty(), good.find());
        good.remember(7);
        assertEquals(Optional.empty(), good.find(), "it is not in force");

        good.remember(1);
        for (int i = 1; i < PluginSets.KEPT + 3; i++) {
            sets.carryOut(install("vega", "1." + i + ".0"));
        }
        PinnedSet found = good.find().orElseThrow();
        assertEquals(1, found.number());
        assertTrue(Files.exists(found.jars().get(0).path()));
        Files.writeString(home.resolve(".sets/good"), "{");
        assertEquals(Optional.empty(), good.find());
    }

    @Test
    void whatAKilledCommandLeftIsNotTakenForASetAndIsRemovedByTheNext() throws IOException {
        sets.carryOut(install("vega", "1.0.0"));
        Path neverInForce = home.resolve(".sets/2.lock");
        Files.writeString(
                neverInForce,
                Files.readString(home.resolve("plugins.lock")).replace("\"generation\": 1", "\"generation\": 2"));
        Path halfAJar = Files.writeString(home.resolve(".sets/jars/" + "a".repeat(64) + ".jar.unfinished"), "PK");
        Path halfALock = Files.writeString(home.resolve("plugins.lock.unfinished"), "{");

        assertEquals(List.of(1), numbers());
        sets.carryOut(install("vega", "2.0.0"));
        assertEquals(
                List.of("vega 2.0.0"),
                folder.kept().get(0).plugins().stream().map(Object::toString).toList());
        assertFalse(Files.exists(halfAJar) || Files.exists(halfALock));
    }

    @Test
    void aDamagedLockFileIsNeverTakenForAnEmptyOne() throws IOException {
        sets.carryOut(install("vega", "1.0.0"));
        Files.writeString(home.resolve("plugins.lock"), "{\"generation\": ");
        ServerException refused = refusal(install("maps", "1.0.0"));
        assertTrue(refused.messages().get(0).endsWith("plugins.lock does not say what is installed: it is not JSON."));
        assertEquals(0, folder.pinned().number());
        assertEquals(
                refused.messages().get(0), folder.pinned().flaw().orElseThrow().reason());
    }

    private ServerException refusal(SetChange change) {
        return assertThrows(ServerException.class, () -> sets.carryOut(change));
    }

    private static SetChange back(Optional<Integer> to) {
        return new SetChange.Rollback(to);
    }

    private SetChange install(String name, String version) {
        return new SetChange.Install(List.of(jar(name, version)), false);
    }

    private String jar(String name, String version) {
        Path file = desk.resolve(name + "-" + version + ".jar");
        TestJars.plugin(file, name, version);
        return file.toString();
    }

    private List<String> inForce() {
        return folder.current().plugins().stream().map(Object::toString).toList();
    }

    private List<Integer> numbers() {
        return sets.kept().stream().map(PluginSet::number).toList();
    }
}
