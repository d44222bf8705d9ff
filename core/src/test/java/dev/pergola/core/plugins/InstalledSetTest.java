package dev.pergola.core.plugins;

import static dev.pergola.core.plugins.TestJars.described;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.core.hooks.HookRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How a server follows what commands have installed. */
@Timeout(20)
class InstalledSetTest {

    private static final PluginTrouble THROWS = new PluginTrouble(PluginState.START_FAILED, "Its activator throws.");

    @TempDir
    private Path folder;

    private final HookRegistry registry = new HookRegistry();
    private final FakePlatform platform = new FakePlatform(registry);
    private Reconciler reconciler = new Reconciler(registry, platform, ArrivalCheck.NONE, Duration.ZERO);
    private PinnedSet installed = PinnedSet.none();
    private FolderWatch watch;

    @BeforeEach
    void makeWatch() {
        watch = watch(false);
    }

    private FolderWatch watch(boolean safe) {
        return new FolderWatch(
                new FolderScan(List.of(new PluginFolder(PluginFolder.DISTRIBUTION, folder)), () -> installed),
                reconciler,
                safe);
    }

    @Test
    void aSetIsFollowedAtTheNextLook() {
        watch.look();
        install(1, jar("cors", "1.0.0"), jar("vega", "1.0.0"));
        assertEquals(List.of("cors 1.0.0 active", "vega 1.0.0 active"), statuses());
        install(2, jar("cors", "2.0.0"));
        assertEquals(List.of("cors 2.0.0 active"), statuses());
        assertEquals(Optional.empty(), watch.rejected());
    }

    @Test
    void aSetThatDoesNotComeUpIsNotUsedInPart() {
        install(1, jar("cors", "1.0.0"), jar("vega", "1.0.0"));
        platform.refuseToStart("vega 2.0.0", THROWS);
        install(2, jar("cors", "2.0.0"), jar("vega", "2.0.0"), jar("maps", "1.0.0"));

        assertEquals(
                List.of(
                        "cors 1.0.0 active",
                        "cors 2.0.0 set aside",
                        "maps 1.0.0 set aside",
                        "vega 1.0.0 active",
                        "vega 2.0.0 set aside"),
                statuses());
        assertEquals(
                Optional.of(new RejectedSet(2, "vega 2.0.0 does not run: Its activator throws.")), watch.rejected());
        assertEquals(
                List.of(
                        "Set 2 is not used, because of one of its plugins: vega 2.0.0 does not run: Its activator throws."),
                reconciler.statuses().get(1).reasons());
    }

    @Test
    void nobodyEverSeesAPartOfASet() {
        install(1, jar("cors", "1.0.0"), jar("vega", "1.0.0"));
        List<String> seen = new ArrayList<>();
        registry.onChange(() -> seen.add(active()));

        platform.refuseToStart("vega 2.0.0", THROWS);
        install(2, jar("cors", "2.0.0"), jar("maps", "1.0.0"), jar("vega", "2.0.0"));
        assertEquals(Set.of("cors 1.0.0, vega 1.0.0"), Set.copyOf(seen));
        seen.clear();

        install(3, jar("cors", "2.0.0"), jar("maps", "1.0.0"));
        assertEquals(Set.of("cors 1.0.0, vega 1.0.0", "cors 2.0.0, maps 1.0.0"), Set.copyOf(seen));
    }

    @Test
    void aSetOfWhichOneIsUnhealthyIsNeverSeen() {
        PluginTrouble unhealthy = new PluginTrouble(PluginState.START_FAILED, "It is not healthy: no key.");
        reconciler = new Reconciler(
                registry,
                platform,
                arriving -> arriving.toString().equals("vega 2.0.0") ? Optional.of(unhealthy) : Optional.empty(),
                Duration.ZERO);
        watch = watch(false);
        install(1, jar("cors", "1.0.0"), jar("vega", "1.0.0"));
        List<String> seen = new ArrayList<>();
        registry.onChange(() -> seen.add(active()));

        install(2, jar("cors", "2.0.0"), jar("vega", "2.0.0"));

        assertEquals(Set.of("cors 1.0.0, vega 1.0.0"), Set.copyOf(seen));
        assertEquals(
                Optional.of(new RejectedSet(2, "vega 2.0.0 does not run: It is not healthy: no key.")),
                watch.rejected());
    }

    @Test
    void aPluginThatFailedBeforeKeepsTheNextSetFromComingInPart() {
        install(1, jar("cors", "1.0.0"), jar("vega", "1.0.0"));
        platform.refuseToStart("vega 2.0.0", THROWS);
        PinnedJar broken = jar("vega", "2.0.0");
        install(2, jar("cors", "1.0.0"), broken);
        List<String> seen = new ArrayList<>();
        registry.onChange(() -> seen.add(active()));

        install(3, jar("cors", "2.0.0"), broken);
        assertEquals(Set.of("cors 1.0.0, vega 1.0.0"), Set.copyOf(seen));
        assertEquals(Optional.of(3), watch.rejected().map(RejectedSet::number));
    }

    @Test
    void aRejectedSetIsNotTriedAgainWhenSomethingElseChanges() throws IOException {
        install(1, jar("cors", "1.0.0"));
        platform.refuseToStart("cors 2.0.0", THROWS);
        install(2, jar("cors", "2.0.0"));
        platform.newEntries();

        TestJars.plugin(folder.resolve("maps.jar"), "maps", "1.0.0");
        watch.look();
        watch.look();
        assertEquals("install maps 1.0.0, start maps 1.0.0", platform.newEntries());
        assertTrue(watch.rejected().isPresent());
        assertEquals(List.of("cors 1.0.0 active", "cors 2.0.0 set aside", "maps 1.0.0 active"), statuses());
    }

    @Test
    void aSetThatWaitsForSettingsIsTriedAgainWhenTheyChange() {
        install(1, jar("cors", "1.0.0"));
        platform.refuseToStart("cors 2.0.0", new PluginTrouble(PluginState.SETTINGS_REFUSED, "max_age is no number."));
        install(2, jar("cors", "2.0.0"));
        assertEquals(List.of("cors 1.0.0 active", "cors 2.0.0 set aside"), statuses());

        watch.tryAgain();
        assertEquals(List.of("cors 1.0.0 active", "cors 2.0.0 set aside"), statuses());

        platform.heal("cors 2.0.0");
        watch.tryAgain();
        assertEquals(List.of("cors 2.0.0 active"), statuses());
        assertEquals(Optional.empty(), watch.rejected());
    }

    @Test
    void theNextSetGetsItsChance() {
        install(1, jar("cors", "1.0.0"));
        platform.refuseToStart("cors 2.0.0", THROWS);
        install(2, jar("cors", "2.0.0"));
        install(3, jar("cors", "3.0.0"));
        assertEquals(List.of("cors 3.0.0 active"), statuses());
        assertEquals(Optional.empty(), watch.rejected());
    }

    @Test
    void aServerThatStartsWithABrokenSetLeavesOutWhatIsBroken() {
        platform.refuseToStart("vega 1.0.0", THROWS);
        install(1, jar("cors", "1.0.0"), jar("vega", "1.0.0"));
        assertEquals(List.of("cors 1.0.0 active", "vega 1.0.0 start failed"), statuses());
        assertEquals(Optional.empty(), watch.rejected());
    }

    @Test
    void aServerThatStartsWithASetThatNeverCameUpRunsTheLastGoodOne() {
        Memory memory = new Memory();
        watch.remember(memory);
        start(1, jar("cors", "1.0.0"), jar("vega", "1.0.0"));
        assertEquals(1, memory.number);

        restart(memory);
        platform.refuseToStart("vega 2.0.0", THROWS);
        install(2, jar("cors", "2.0.0"), jar("vega", "2.0.0"));
        assertEquals(
                List.of("cors 1.0.0 active", "cors 2.0.0 set aside", "vega 1.0.0 active", "vega 2.0.0 set aside"),
                statuses());
        assertEquals(Optional.of(2), watch.rejected().map(RejectedSet::number));
        assertEquals(1, memory.number);

        platform.heal("vega 2.0.0");
        restart(memory);
        watch.look();
        assertEquals(List.of("cors 2.0.0 active", "vega 2.0.0 active"), statuses());
        assertEquals(1, memory.number, "nobody has asked the plugins yet");
        watch.tryAgain();
        watch.look();
        assertEquals(2, memory.number);
    }

    @Test
    void aSetThatTheServerHasStartedWithIsAskedOnceItsSettingsAreThere() {
        Memory memory = new Memory();
        watch.remember(memory);
        start(1, jar("cors", "1.0.0"));
        PluginTrouble unhealthy = new PluginTrouble(PluginState.START_FAILED, "It is not healthy: no key.");
        restart(memory, arriving -> arriving.version().equals("2.0.0") ? Optional.of(unhealthy) : Optional.empty());
        install(2, jar("cors", "2.0.0"));
        watch.look();
        assertEquals(List.of("cors 2.0.0 active"), statuses());

        watch.tryAgain();
        watch.look();
        assertEquals(List.of("cors 1.0.0 active", "cors 2.0.0 set aside"), statuses());
        assertEquals(
                Optional.of("cors 2.0.0 does not run: It is not healthy: no key."),
                watch.rejected().map(RejectedSet::reason));
        assertEquals(1, memory.number);
    }

    /** A server starts with a set, and is told its settings. */
    private void start(int number, PinnedJar... jars) {
        install(number, jars);
        watch.tryAgain();
        watch.look();
    }

    @Test
    void aSetThatCameUpBeforeRunsAtTheStartAsFarAsItCan() {
        Memory memory = new Memory();
        watch.remember(memory);
        start(1, jar("cors", "1.0.0"), jar("vega", "1.0.0"));

        platform.refuseToStart("vega 1.0.0", THROWS);
        restart(memory);
        watch.look();
        assertEquals(List.of("cors 1.0.0 active", "vega 1.0.0 start failed"), statuses());
        assertEquals(Optional.empty(), watch.rejected());
    }

    @Test
    void aSafeServerLearnsNothingOfASet() {
        Memory memory = new Memory();
        watch = watch(true);
        watch.remember(memory);
        start(1, jar("cors", "1.0.0"));
        assertEquals(0, memory.number);
    }

    /** What one server leaves to the next. */
    private final class Memory implements LastGoodSet {

        private int number;
        private PinnedSet set = PinnedSet.none();

        @Override
        public Optional<PinnedSet> find() {
            return number == 0 ? Optional.empty() : Optional.of(set);
        }

        @Override
        public void remember(int good) {
            number = good;
            set = installed;
        }
    }

    private void restart(LastGoodSet memory) {
        restart(memory, ArrivalCheck.NONE);
    }

    private void restart(LastGoodSet memory, ArrivalCheck health) {
        reconciler.reconcile(WantedState.nothing());
        reconciler = new Reconciler(registry, platform, health, Duration.ZERO);
        watch = watch(false);
        watch.remember(memory);
    }

    @Test
    void aFileThatIsNotWhatWasInstalledDoesNotRun() throws IOException {
        PinnedJar changed = jar("cors", "1.0.0");
        TestJars.plugin(changed.path(), "cors", "1.0.0", "something else");
        PinnedJar gone = jar("vega", "1.0.0");
        Files.delete(gone.path());
        install(1, changed, gone);

        List<String> reasons = reconciler.statuses().stream()
                .flatMap(status -> status.reasons().stream())
                .toList();
        assertTrue(reasons.get(0).contains("is not what was installed: its SHA-256 is "), reasons::toString);
        assertTrue(reasons.get(1).startsWith("vega 1.0.0 is installed, but its file "), reasons::toString);
        assertEquals("", platform.newEntries());
    }

    @Test
    void whatIsInstalledGoesBeforeWhatComesWithTheProductWhicheverIsNewer() {
        TestJars.plugin(folder.resolve("cors.jar"), "cors", "2.0.0");
        install(1, jar("cors", "1.0.0"));
        assertEquals(List.of("cors 1.0.0 active", "cors 2.0.0 superseded"), statuses());
    }

    @Test
    void aSafeServerRunsOnlyWhatComesWithTheProduct() {
        TestJars.plugin(folder.resolve("cors.jar"), "cors", "1.0.0");
        watch = watch(true);
        install(1, jar("cors", "2.0.0"), jar("vega", "1.0.0"));
        assertEquals(List.of("cors 1.0.0 active", "cors 2.0.0 disabled", "vega 1.0.0 disabled"), statuses());
    }

    @Test
    void aPreviewTellsWhatWouldHappen() {
        WantedState before = new WantedState(List.of(described("cors", "1.0.0")), Map.of(), 0);
        WantedState after = before.withSet(1, List.of(described("vega", "1.0.0").movedTo(folder, "installed set")));
        assertEquals(List.of("vega 1.0.0 starts, from the installed set."), PlanPreview.sentences(before, after));
        assertEquals(List.of("vega 1.0.0 stops: it is not installed any more."), PlanPreview.sentences(after, before));
        assertEquals(List.of(), PlanPreview.sentences(before, before));
    }

    private String active() {
        return registry.current().active(FakePlatform.THING).stream()
                .map(entry -> entry.owner().toString())
                .collect(Collectors.joining(", "));
    }

    private void install(int number, PinnedJar... jars) {
        installed = new PinnedSet(number, Arrays.asList(jars), Optional.empty());
        watch.look();
    }

    private PinnedJar jar(String name, String version) {
        Path file = folder.resolve("." + name + "-" + version);
        TestJars.plugin(file, name, version);
        PluginJar made = (PluginJar) JarInspection.inspect(file, "", new FileStamp(0, FileTime.fromMillis(0)));
        return new PinnedJar(name, made.version(), made.sha256(), file);
    }

    private List<String> statuses() {
        return reconciler.statuses().stream()
                .map(status -> "%s %s %s"
                        .formatted(
                                status.name(),
                                status.version().orElse("-"),
                                status.state().words()))
                .toList();
    }
}
