package dev.pergola.core.plugins;

import static dev.pergola.core.plugins.TestJars.described;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pergola.core.hooks.Owner;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PluginPlanTest {

    private static final PluginJar CORS_1 = described("cors", "1.0.0");
    private static final PluginJar CORS_2 = described("cors", "2.0.0");
    private static final PluginJar CORS_10 = described("cors", "10.0.0");
    private static final PluginTrouble BROKEN = new PluginTrouble(PluginState.START_FAILED, "It throws.");

    @Test
    void whatIsWantedAndDoesNotRunStarts() {
        assertPlan(
                PluginPlan.of(wanted(described("vega", "1.0.0"), CORS_1), List.of(), Map.of()),
                "cors 1.0.0 starts, from cors-1.0.0.jar in the home folder.",
                "vega 1.0.0 starts, from vega-1.0.0.jar in the home folder.");
    }

    @Test
    void whatRunsAsWantedGoesOn() {
        assertPlan(PluginPlan.of(wanted(CORS_1), List.of(running(CORS_1)), Map.of()), "cors 1.0.0 goes on.");
    }

    @Test
    void theHighestVersionGoesFirst() {
        assertPlan(
                PluginPlan.of(wanted(CORS_2, CORS_10, CORS_1), List.of(), Map.of()),
                "cors 10.0.0 starts, from cors-10.0.0.jar in the home folder.",
                "cors-2.0.0.jar in the home folder is left alone (superseded): "
                        + "Version 10.0.0 goes first, from /plugins/cors-10.0.0.jar. Delete that file to go back to this one.",
                "cors-1.0.0.jar in the home folder is left alone (superseded): "
                        + "Version 10.0.0 goes first, from /plugins/cors-10.0.0.jar. Delete that file to go back to this one.");
    }

    @Test
    void aNewerVersionTakesThePlaceOfTheRunningOne() {
        assertPlan(
                PluginPlan.of(wanted(CORS_2), List.of(running(CORS_1)), Map.of()),
                "cors 2.0.0 takes the place of 1.0.0, from cors-2.0.0.jar in the home folder.");
    }

    @Test
    void theSameVersionWithOtherContentTakesItsPlaceToo() {
        PluginJar rebuilt = described("cors", "1.0.0", "other bytes");
        assertPlan(
                PluginPlan.of(wanted(rebuilt), List.of(running(CORS_1)), Map.of()),
                "cors 1.0.0 takes the place of 1.0.0, from cors-1.0.0.jar in the home folder.");
    }

    @Test
    void anOlderVersionReturnsWhenItIsAllThatIsLeft() {
        assertPlan(
                PluginPlan.of(wanted(CORS_1), List.of(running(CORS_2)), Map.of()),
                "cors 1.0.0 takes the place of 2.0.0, from cors-1.0.0.jar in the home folder.");
    }

    @Test
    void whatNobodyWantsStops() {
        assertPlan(
                PluginPlan.of(wanted(), List.of(running(CORS_1)), Map.of()),
                "cors 1.0.0 stops: /plugins/cors-1.0.0.jar is gone.");
    }

    @Test
    void whatIsSwitchedOffStopsAndDoesNotStart() {
        WantedState wanted = new WantedState(
                List.of(CORS_1, described("vega", "1.0.0")),
                Map.of("cors", Path.of("/plugins/cors.disabled"), "vega", Path.of("/plugins/vega.disabled")),
                0);
        assertPlan(
                PluginPlan.of(wanted, List.of(running(CORS_1)), Map.of()),
                "cors 1.0.0 stops: /plugins/cors.disabled switches it off.",
                "cors-1.0.0.jar in the home folder is left alone (disabled): "
                        + "/plugins/cors.disabled switches it off.",
                "vega-1.0.0.jar in the home folder is left alone (disabled): "
                        + "/plugins/vega.disabled switches it off.");
    }

    @Test
    void aJarThatFailedIsNotTriedAgain() {
        assertPlan(
                PluginPlan.of(wanted(CORS_1), List.of(), Map.of(CORS_1, BROKEN)),
                "cors-1.0.0.jar in the home folder is left alone (start failed): It throws.");
    }

    @Test
    void theNextBestStartsWhereTheBestFailed() {
        assertPlan(
                PluginPlan.of(wanted(CORS_1, CORS_2), List.of(), Map.of(CORS_2, BROKEN)),
                "cors 1.0.0 starts, from cors-1.0.0.jar in the home folder.",
                "cors-2.0.0.jar in the home folder is left alone (start failed): It throws.");
    }

    @Test
    void theRunningVersionNeverLeavesForOneThatFailed() {
        assertPlan(
                PluginPlan.of(wanted(CORS_10), List.of(running(CORS_2)), Map.of(CORS_10, BROKEN)),
                "cors 2.0.0 goes on.",
                "cors-10.0.0.jar in the home folder is left alone (start failed): It throws.");
        assertPlan(
                PluginPlan.of(wanted(CORS_10, CORS_1), List.of(running(CORS_2)), Map.of(CORS_10, BROKEN)),
                "cors 2.0.0 goes on.",
                "cors-10.0.0.jar in the home folder is left alone (start failed): It throws.",
                "cors-1.0.0.jar in the home folder is left alone (superseded): "
                        + "Version 2.0.0 goes first, from /plugins/cors-2.0.0.jar. Delete that file to go back to this one.");
    }

    @Test
    void theRunningVersionStaysWhenItsFileIsOverwrittenByGarbage() {
        assertPlan(
                PluginPlan.of(
                        new WantedState(List.of(TestJars.garbage(CORS_1.path())), Map.of(), 0),
                        List.of(running(CORS_1)),
                        Map.of()),
                "cors 1.0.0 goes on.",
                "cors-1.0.0.jar in the home folder is left alone (invalid): It is no jar.");
    }

    @Test
    void ofTwoCopiesTheLaterIsPreferredAndARunningOneGoesOn() {
        PluginJar copy = new PluginJar(
                Path.of("/elsewhere/copy.jar"),
                "distribution",
                CORS_1.stamp(),
                CORS_1.name(),
                CORS_1.version(),
                CORS_1.sha256());
        assertPlan(
                PluginPlan.of(wanted(copy, CORS_1), List.of(running(copy)), Map.of()),
                "cors 1.0.0 goes on.",
                "copy.jar in the distribution is left alone (superseded): "
                        + "It is the same as /plugins/cors-1.0.0.jar, so one of the two files can be deleted.");
    }

    private static WantedState wanted(PluginFile... files) {
        return new WantedState(Arrays.asList(files), Map.of(), 0);
    }

    private static RunningPlugin running(PluginJar jar) {
        return new RunningPlugin(new Owner(jar.name(), jar.version().toString(), 1), jar);
    }

    private static void assertPlan(PluginPlan plan, String... sentences) {
        assertEquals(String.join("\n", sentences), String.join("\n", plan.sentences()));
    }
}
