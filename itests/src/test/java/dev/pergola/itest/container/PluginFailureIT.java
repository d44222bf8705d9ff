package dev.pergola.itest.container;

import static dev.pergola.itest.harness.Eventually.eventually;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.itest.fixture.HangingRoute;
import dev.pergola.itest.fixture.ThrowingRoute;
import dev.pergola.itest.harness.PluginJar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Test;

public class PluginFailureIT extends InContainer {

    /** How many hanging calls of one plugin are borne; see the documentation of the guard. */
    private static final int BORNE = 4;

    @Override
    Site begin() throws Exception {
        System.clearProperty(HangingRoute.RELEASE);
        return super.begin();
    }

    @After
    public void release() {
        System.setProperty(HangingRoute.RELEASE, "now");
    }

    @Test
    public void aCallThatThrowsIsAProblemThatTellsNothingInside() {
        site.put(
                "fire.jar",
                PluginJar.bundle("fire", "1.0.0")
                        .withComponent(ThrowingRoute.class, RouteHook.class, Map.of(RouteHook.PATTERN, "/-/fire")));
        eventually(() -> assertEquals(500, site.get("/-/fire").status()));
        assertTrue(!site.get("/-/fire").text().contains("greenhouse"));
        assertTrue(site.plugins(), site.plugins().contains("the greenhouse is on fire"));
        assertTrue(site.plugins(), site.plugins().contains("failing"));
        assertEquals(200, site.get("/").status());
    }

    @Test
    public void aCallThatHangsIsInterruptedAndTheOthersGoOn() {
        hangingPlugin();
        Site.Answer answer = site.get("/-/hang/polite");
        assertEquals(answer.text(), 504, answer.status());
        assertEquals(200, site.get("/").status());
    }

    @Test
    public void callsThatCannotBeInterruptedAreBorneUpToALimit() throws InterruptedException {
        hangingPlugin();
        List<Thread> hanging = new ArrayList<>();
        for (int i = 0; i < BORNE; i++) {
            Thread thread = new Thread(() -> site.get("/-/hang/stubborn"));
            thread.start();
            hanging.add(thread);
        }
        eventually(() -> assertTrue(site.plugins(), site.plugins().contains("was interrupted")));
        eventually(() -> assertEquals(503, site.get("/-/hang/polite").status()));
        assertEquals(200, site.get("/").status());

        System.setProperty(HangingRoute.RELEASE, "now");
        for (Thread thread : hanging) {
            thread.join();
        }
        assertEquals("released", site.get("/-/hang/polite").text());
    }

    private void hangingPlugin() {
        site.put(
                "hang.jar",
                PluginJar.bundle("hang", "1.0.0")
                        .withComponent(
                                HangingRoute.class, RouteHook.class, Map.of(RouteHook.PATTERN, "/-/hang/{how}")));
        String active = "\"key\":\"/-/hang/{how}\",\"state\":\"active\"";
        eventually(() -> assertTrue(site.plugins(), site.plugins().contains(active)));
    }
}
