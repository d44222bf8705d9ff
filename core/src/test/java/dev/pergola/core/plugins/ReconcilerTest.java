package dev.pergola.core.plugins;

import static dev.pergola.core.plugins.TestJars.described;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.HookRegistry;
import dev.pergola.core.hooks.HookState;
import dev.pergola.core.hooks.Lease;
import dev.pergola.core.hooks.Snapshot;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ReconcilerTest {

    private static final PluginJar CORS_1 = described("cors", "1.0.0");
    private static final PluginJar CORS_2 = described("cors", "2.0.0");
    private static final PluginJar VEGA = described("vega", "1.0.0");
    private static final PluginTrouble UNRESOLVED =
            new PluginTrouble(PluginState.RESOLVING_FAILED, "It needs what nobody offers.");
    private static final PluginTrouble THROWS = new PluginTrouble(PluginState.START_FAILED, "Its activator throws.");

    private final HookRegistry registry = new HookRegistry();
    private final FakePlatform platform = new FakePlatform(registry);
    private final Reconciler reconciler = new Reconciler(registry, platform, ArrivalCheck.NONE, Duration.ofSeconds(10));

    @Test
    void aPluginComesIsReplacedAndGoes() {
        reconciler.reconcile(wanted(CORS_1));
        assertEquals("install cors 1.0.0, start cors 1.0.0", platform.newEntries());
        assertEquals(List.of("cors 1.0.0"), active());
        assertEquals(List.of("cors 1.0.0 active []"), statuses());

        reconciler.reconcile(wanted(CORS_2));
        assertEquals("install cors 2.0.0, start cors 2.0.0, remove cors 1.0.0", platform.newEntries());
        assertEquals(List.of("cors 2.0.0"), active());
        assertEquals(List.of("cors 2.0.0 active []"), statuses());

        reconciler.reconcile(wanted());
        assertEquals("remove cors 2.0.0", platform.newEntries());
        assertEquals(List.of(), active());
        assertEquals(List.of(), statuses());
    }

    @Test
    void aPluginThatWaitsForItsSettingsIsTriedAgainWhenTheyChange() {
        PluginTrouble refused = new PluginTrouble(PluginState.SETTINGS_REFUSED, "max_age is no number.");
        platform.refuseToStart("cors 1.0.0", refused);
        platform.refuseToStart("vega 1.0.0", THROWS);
        reconciler.reconcile(wanted(CORS_1, VEGA));
        assertEquals(
                List.of(
                        "cors 1.0.0 settings refused [max_age is no number.]",
                        "vega 1.0.0 start failed [Its activator throws.]"),
                statuses());
        platform.newEntries();

        platform.heal("cors 1.0.0");
        reconciler.reconcile(wanted(CORS_1, VEGA));
        assertEquals("", platform.newEntries());

        assertTrue(reconciler.forget(PluginState.SETTINGS_REFUSED));
        reconciler.reconcile(wanted(CORS_1, VEGA));
        assertEquals("install cors 1.0.0, start cors 1.0.0", platform.newEntries());
        assertEquals(List.of("cors 1.0.0"), active());
        assertFalse(reconciler.forget(PluginState.SETTINGS_REFUSED));
    }

    @Test
    void noSnapshotEverHasBothVersionsOrNone() {
        reconciler.reconcile(wanted(CORS_1));
        List<List<String>> seen = new ArrayList<>();
        registry.onChange(() -> seen.add(active()));
        reconciler.reconcile(wanted(CORS_2));
        assertEquals(
                List.of(List.of("cors 1.0.0"), List.of("cors 2.0.0")),
                seen.stream().distinct().toList());
    }

    @Test
    void theOldVersionIsRemovedOnlyWhenTheRequestsThatUseItHaveEnded() throws InterruptedException {
        reconciler.reconcile(wanted(CORS_1));
        platform.newEntries();
        Lease request = registry.lease();
        Thread swap = new Thread(() -> reconciler.reconcile(wanted(CORS_2)));
        swap.start();
        while (statuses().stream().noneMatch(line -> line.contains("leaving"))) {
            Thread.onSpinWait();
        }
        assertEquals(List.of("cors 2.0.0 active []", "cors 1.0.0 leaving []"), statuses());
        assertEquals(List.of("cors 2.0.0"), active(), "a new request has the new version already");
        assertEquals("cors 1.0.0", owners(request.snapshot()).get(0), "the old request still has the old one");
        assertEquals("install cors 2.0.0, start cors 2.0.0", platform.newEntries());

        request.close();
        swap.join();
        assertEquals("remove cors 1.0.0", platform.newEntries());
        assertEquals(List.of("cors 2.0.0 active []"), statuses());
    }

    @Test
    void aVersionThatDoesNotResolveStartOrPassTheCheckNeverTakesThePlace() {
        reconciler.reconcile(wanted(CORS_1));
        PluginJar unresolved = described("cors", "2.0.0");
        PluginJar throwing = described("cors", "3.0.0");
        PluginJar incomplete = described("cors", "4.0.0");
        PluginJar wrong = described("cors", "5.0.0");
        PluginJar notTaken = described("cors", "6.0.0");
        platform.refuseToStart("cors 2.0.0", UNRESOLVED);
        platform.refuseToStart("cors 3.0.0", THROWS);
        platform.trouble("cors 4.0.0", new PluginTrouble(PluginState.RESOLVING_FAILED, "A component waits."));
        platform.registerWith("cors 5.0.0", HookProperties.none());
        platform.refuseToInstall("cors 6.0.0", THROWS);
        platform.newEntries();

        for (PluginJar jar : List.of(unresolved, throwing, incomplete, wrong, notTaken)) {
            reconciler.reconcile(wanted(jar));
            assertEquals(List.of("cors 1.0.0"), active(), jar.toString());
            assertEquals("cors 1.0.0 active []", statuses().get(0));
        }
        assertEquals(
                "install cors 2.0.0, start cors 2.0.0, remove cors 2.0.0, "
                        + "install cors 3.0.0, start cors 3.0.0, remove cors 3.0.0, "
                        + "install cors 4.0.0, start cors 4.0.0, remove cors 4.0.0, "
                        + "install cors 5.0.0, start cors 5.0.0, remove cors 5.0.0, "
                        + "install cors 6.0.0",
                platform.newEntries());
    }

    @Test
    void anUnhealthyVersionNeverTakesThePlaceAndIsToldWhileItIsUnseen() {
        List<String> asked = new ArrayList<>();
        PluginTrouble unhealthy = new PluginTrouble(PluginState.START_FAILED, "It is not healthy: no key.");
        Reconciler careful = new Reconciler(
                registry,
                platform,
                arriving -> {
                    asked.add(arriving + " while " + active());
                    return arriving.version().equals("2.0.0") ? Optional.of(unhealthy) : Optional.empty();
                },
                Duration.ofSeconds(10));
        careful.reconcile(wanted(CORS_1));
        assertEquals(List.of(), asked, "there is nothing else to run when the server starts");

        careful.reconcile(wanted(CORS_2, VEGA));
        assertEquals(List.of("cors 2.0.0 while [cors 1.0.0]", "vega 1.0.0 while [cors 1.0.0]"), asked);
        assertEquals(List.of("cors 1.0.0", "vega 1.0.0"), active());
        assertEquals(
                List.of("It is not healthy: no key."), careful.statuses().get(1).reasons());
    }

    @Test
    void theReasonIsShownAndTheJarIsNotTriedAgainUntilItChanges() {
        reconciler.reconcile(wanted(CORS_1));
        platform.refuseToStart("cors 2.0.0", THROWS);
        reconciler.reconcile(wanted(CORS_2));
        assertEquals(List.of("cors 1.0.0 active []", "cors 2.0.0 start failed [Its activator throws.]"), statuses());
        platform.newEntries();

        reconciler.reconcile(wanted(CORS_2, VEGA));
        assertEquals("install vega 1.0.0, start vega 1.0.0", platform.newEntries());

        PluginJar touched = new PluginJar(
                CORS_2.path(),
                CORS_2.origin(),
                new FileStamp(1, FileTime.fromMillis(99)),
                CORS_2.name(),
                CORS_2.version(),
                CORS_2.sha256());
        reconciler.reconcile(wanted(touched, VEGA));
        assertEquals("install cors 2.0.0, start cors 2.0.0, remove cors 2.0.0", platform.newEntries());
    }

    @Test
    void whatMissedSomethingIsTriedAgainWhenAnotherArrives() {
        platform.refuseToStart("cors 1.0.0", UNRESOLVED);
        reconciler.reconcile(wanted(CORS_1));
        reconciler.reconcile(wanted(CORS_1));
        assertEquals("install cors 1.0.0, start cors 1.0.0, remove cors 1.0.0", platform.newEntries());

        platform.heal("cors 1.0.0");
        reconciler.reconcile(wanted(CORS_1, VEGA));
        assertEquals(
                "install vega 1.0.0, start vega 1.0.0, install cors 1.0.0, start cors 1.0.0", platform.newEntries());
        assertEquals(List.of("cors 1.0.0 active []", "vega 1.0.0 active []"), statuses());
    }

    @Test
    void whatComesAndGoesAtOnceIsSeenAtOnce() {
        reconciler.reconcile(wanted(CORS_1, described("maps", "1.0.0")));
        platform.newEntries();
        List<List<String>> seen = new ArrayList<>();
        registry.onChange(() -> seen.add(active()));

        reconciler.reconcile(wanted(CORS_2, VEGA));

        assertEquals(
                "install cors 2.0.0, install vega 1.0.0, start cors 2.0.0, start vega 1.0.0, "
                        + "remove cors 1.0.0, remove maps 1.0.0",
                platform.newEntries());
        assertEquals(
                List.of(List.of("cors 1.0.0", "maps 1.0.0"), List.of("cors 2.0.0", "vega 1.0.0")),
                seen.stream().distinct().toList());
    }

    @Test
    void whereTheBestVersionFailsTheNextBestRuns() {
        platform.refuseToStart("cors 2.0.0", THROWS);
        reconciler.reconcile(wanted(CORS_1, CORS_2));
        assertEquals(List.of("cors 1.0.0 active []", "cors 2.0.0 start failed [Its activator throws.]"), statuses());
    }

    @Test
    void oneBadJarStopsNobodyElse() {
        platform.refuseToStart("cors 1.0.0", THROWS);
        reconciler.reconcile(
                new WantedState(List.of(TestJars.garbage(Path.of("/plugins/bad.jar")), CORS_1, VEGA), Map.of(), 0));
        assertEquals(List.of("vega 1.0.0"), active());
        assertEquals(
                List.of(
                        "bad.jar - invalid [It is no jar.]",
                        "cors 1.0.0 start failed [Its activator throws.]",
                        "vega 1.0.0 active []"),
                statuses());
    }

    @Test
    void aPluginThatWaitsForSomethingIsLeftRunningAndMayHeal() {
        platform.trouble("cors 1.0.0", new PluginTrouble(PluginState.RESOLVING_FAILED, "A component waits."));
        reconciler.reconcile(wanted(CORS_1));
        assertEquals(List.of("cors 1.0.0 resolving failed [A component waits.]"), statuses());

        platform.heal("cors 1.0.0");
        assertEquals(List.of("cors 1.0.0 active []"), statuses());
        assertEquals("install cors 1.0.0, start cors 1.0.0", platform.newEntries());
    }

    @Test
    void aTroubleThatTheOldVersionHasTooIsNotHeldAgainstTheNewOne() {
        PluginTrouble unconfigured = new PluginTrouble(PluginState.RESOLVING_FAILED, "It waits for its configuration.");
        platform.trouble("cors 1.0.0", unconfigured);
        platform.trouble("cors 2.0.0", unconfigured);
        reconciler.reconcile(wanted(CORS_1));
        reconciler.reconcile(wanted(CORS_2));
        assertEquals(List.of("cors 2.0.0 resolving failed [It waits for its configuration.]"), statuses());
    }

    @Test
    void whatAPluginLeavesBehindStaysOutOfSight() {
        platform.letCling("cors 1.0.0");
        reconciler.reconcile(wanted(CORS_1));
        reconciler.reconcile(wanted(CORS_2));
        assertEquals(List.of("cors 2.0.0"), active());
        reconciler.reconcile(wanted());
        assertEquals(List.of(), active());
    }

    @Test
    void theSameVersionRebuiltIsSwappedLikeAnyOther() {
        reconciler.reconcile(wanted(CORS_1));
        HookEntry<?> first = registry.current().active(FakePlatform.THING).get(0);
        reconciler.reconcile(wanted(described("cors", "1.0.0", "other bytes")));
        HookEntry<?> second = registry.current().active(FakePlatform.THING).get(0);
        assertFalse(first.owner().equals(second.owner()), "the two run under different owners");
        assertEquals(List.of("cors 1.0.0"), active());
    }

    @Test
    void aMovedJarRestartsNothing() {
        reconciler.reconcile(wanted(CORS_1));
        platform.newEntries();
        PluginJar moved = new PluginJar(
                Path.of("/plugins/other-name.jar"),
                "distribution",
                CORS_1.stamp(),
                CORS_1.name(),
                CORS_1.version(),
                CORS_1.sha256());
        reconciler.reconcile(wanted(moved));
        assertEquals("", platform.newEntries());
        assertEquals(moved.path(), reconciler.statuses().get(0).file());
        assertEquals("distribution", reconciler.statuses().get(0).origin());
    }

    @Test
    void aRequestThatNeverEndsHoldsTheSwapOnlyForTheDrainTime() {
        Reconciler impatient = new Reconciler(registry, platform, ArrivalCheck.NONE, Duration.ofMillis(20));
        impatient.reconcile(wanted(CORS_1));
        try (Lease request = registry.lease()) {
            assertEquals(1, request.snapshot().active(FakePlatform.THING).size());
            impatient.reconcile(wanted(CORS_2));
        }
        assertTrue(platform.newEntries().endsWith("remove cors 1.0.0"));
    }

    @Test
    void theStatusTellsTheHooksOfAPlugin() {
        platform.registerWith("vega 1.0.0", HookProperties.none());
        reconciler.reconcile(wanted(CORS_1, VEGA));
        assertEquals(
                List.of(HookState.ACTIVE, HookState.INVALID),
                reconciler.statuses().stream()
                        .map(status -> status.hooks().get(0).state())
                        .toList());
    }

    private static WantedState wanted(PluginFile... files) {
        return new WantedState(Arrays.asList(files), Map.of(), 0);
    }

    private List<String> active() {
        return owners(registry.current());
    }

    private static List<String> owners(Snapshot snapshot) {
        return snapshot.active(FakePlatform.THING).stream()
                .map(entry -> entry.owner().toString())
                .toList();
    }

    private List<String> statuses() {
        return reconciler.statuses().stream()
                .map(status -> "%s %s %s %s"
                        .formatted(
                                status.name(),
                                status.version().orElse("-"),
                                status.state().words(),
                                status.reasons()))
                .toList();
    }
}
