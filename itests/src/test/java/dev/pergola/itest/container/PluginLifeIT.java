package dev.pergola.itest.container;

import static dev.pergola.itest.harness.Eventually.eventually;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.pergola.api.hook.run.HealthCheck;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.itest.fixture.Greeter;
import dev.pergola.itest.fixture.ThrowingActivator;
import dev.pergola.itest.fixture.ThrowingComponent;
import dev.pergola.itest.fixture.Unwell;
import dev.pergola.itest.harness.PluginJar;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.Test;
import org.osgi.framework.Bundle;

public class PluginLifeIT extends InContainer {

    private static final String ROUTE = "/-/greeting";
    private static final int THREADS = 16;

    @Test
    public void aPluginComesAndGoesAndLeavesNothing() throws Exception {
        assertEquals(404, site.get(ROUTE).status());
        site.put("greeter.jar", greeter("1.0.0"));
        eventually(() -> assertEquals("hello from 1.0.0", site.get(ROUTE).text()));
        assertTrue(site.plugins(), site.plugins().contains("\"greeter\""));

        site.delete("greeter.jar");
        eventually(() -> assertEquals(404, site.get(ROUTE).status()));
        eventually(() -> assertEquals(List.of(), site.bundles("greeter")));
        eventually(() -> assertTrue(site.plugins(), !site.plugins().contains("\"greeter\"")));
    }

    @Test
    public void theClassesOfAPluginThatLeftAreFreed() throws Exception {
        site.put("greeter.jar", greeter("1.0.0"));
        eventually(() -> assertEquals(200, site.get(ROUTE).status()));
        WeakReference<ClassLoader> classes = classes(site.bundles("greeter").get(0));
        site.put("greeter.jar", greeter("1.1.0"));
        eventually(() -> assertEquals("hello from 1.1.0", site.get(ROUTE).text()));
        WeakReference<ClassLoader> newer = classes(site.bundles("greeter").stream()
                .filter(bundle -> bundle.getVersion().getMinor() == 1)
                .findFirst()
                .orElseThrow());
        site.delete("greeter.jar");
        eventually(() -> assertEquals(List.of(), site.bundles("greeter")));

        eventually(() -> {
            System.gc();
            assertNull("something holds the classes of the version that was replaced", classes.get());
            assertNull("something holds the classes of the version that was removed", newer.get());
        });
    }

    private static WeakReference<ClassLoader> classes(Bundle bundle) throws ClassNotFoundException {
        return new WeakReference<>(bundle.loadClass(Greeter.class.getName()).getClassLoader());
    }

    @Test
    public void aSwapUnderLoadFailsNoRequestAndGoesOnlyForward() throws Exception {
        site.put("greeter.jar", greeter("1.0.0"));
        eventually(() -> assertEquals(200, site.get(ROUTE).status()));
        AtomicBoolean enough = new AtomicBoolean();
        AtomicLong requests = new AtomicLong();
        Set<String> wrong = new ConcurrentSkipListSet<>();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Thread client = new Thread(() -> {
                String last = "";
                while (!enough.get()) {
                    Site.Answer answer = site.get(ROUTE);
                    if (answer.status() != 200 || answer.text().compareTo(last) < 0) {
                        wrong.add(answer.status() + " after '" + last + "': " + answer.text());
                    }
                    last = answer.text();
                    requests.incrementAndGet();
                }
            });
            clients.add(client);
            client.start();
        }
        for (int minor = 1; minor <= 5; minor++) {
            String version = "1." + minor + ".0";
            site.put("greeter.jar", greeter(version));
            eventually(
                    () -> assertEquals("hello from " + version, site.get(ROUTE).text()));
        }
        enough.set(true);
        for (Thread client : clients) {
            client.join();
        }
        assertEquals(Set.of(), wrong);
        assertTrue(requests + " requests", requests.get() > 1000);
    }

    @Test
    public void theSameVersionBuiltAgainTakesItsPlace() {
        site.put("greeter.jar", greeter("1.0.0"));
        eventually(() -> assertEquals("hello from 1.0.0", site.get(ROUTE).text()));
        site.put("greeter.jar", greeter("1.0.0").withFile(Greeter.TEXT, "hello again from 1.0.0"));
        eventually(() -> assertEquals("hello again from 1.0.0", site.get(ROUTE).text()));
        eventually(() -> assertEquals(1, site.bundles("greeter").size()));
    }

    @Test
    public void aPluginThatDoesNotStartSaysWhyAndHarmsNobody() {
        site.put(
                "thrower.jar",
                PluginJar.bundle("thrower", "1.0.0")
                        .withClass(ThrowingActivator.class)
                        .withHeader("Bundle-Activator", ThrowingActivator.class.getName())
                        .withHeader("Import-Package", "org.osgi.framework"));
        eventually(() -> assertTrue(site.plugins(), site.plugins().contains("no seeds")));
        assertEquals(200, site.get("/").status());
        assertEquals(List.of(), site.bundles("thrower"));
    }

    @Test
    public void aVersionWhoseComponentCannotBeMadeNeverTakesThePlace() {
        site.put("greeter.jar", greeter("1.0.0"));
        eventually(() -> assertEquals(200, site.get(ROUTE).status()));
        site.put(
                "greeter.jar",
                PluginJar.bundle("greeter", "2.0.0")
                        .withComponent(ThrowingComponent.class, RouteHook.class, Map.of(RouteHook.PATTERN, ROUTE)));
        eventually(() -> assertTrue(site.plugins(), site.plugins().contains("the soil is dry")));
        assertEquals("hello from 1.0.0", site.get(ROUTE).text());
        eventually(() -> assertEquals(1, site.bundles("greeter").size()));
    }

    @Test
    public void aVersionThatIsNotHealthyNeverTakesThePlace() {
        site.put("greeter.jar", greeter("1.0.0"));
        eventually(() -> assertEquals(200, site.get(ROUTE).status()));
        site.put(
                "greeter.jar",
                PluginJar.bundle("greeter", "2.0.0")
                        .withHeader("Import-Package", "dev.pergola.api.hook.run;version=\"[1.1,2)\"")
                        .withComponent(Unwell.class, HealthCheck.class, Map.of()));
        eventually(() -> assertTrue(site.plugins(), site.plugins().contains("It is not healthy: There is no water.")));
        assertEquals("hello from 1.0.0", site.get(ROUTE).text());
        eventually(() -> assertEquals(1, site.bundles("greeter").size()));
    }

    @Test
    public void aVersionForAnotherApiNeverTakesThePlace() {
        site.put("greeter.jar", greeter("1.0.0"));
        eventually(() -> assertEquals(200, site.get(ROUTE).status()));
        site.put(
                "greeter.jar",
                greeter("2.0.0").withHeader("Import-Package", "dev.pergola.api.hook.web;version=\"[2.0,3)\""));
        eventually(() -> assertTrue(
                site.plugins(),
                site.plugins()
                        .contains("It needs the package dev.pergola.api.hook.web from version 2.0 to below 3.0; "
                                + "this server has 1.")));
        assertEquals("hello from 1.0.0", site.get(ROUTE).text());
    }

    @Test
    public void ofTwoPluginsWithOneRouteTheHigherRankingAnswersUntilItLeaves() throws Exception {
        site.put("low.jar", greeter("low", "1.0.0", "1"));
        eventually(() -> assertEquals("hello from low 1.0.0", site.get(ROUTE).text()));
        site.put("high.jar", greeter("high", "1.0.0", "2"));
        eventually(() -> assertEquals("hello from high 1.0.0", site.get(ROUTE).text()));
        assertTrue(site.plugins(), site.plugins().contains("shadowed"));

        site.delete("high.jar");
        eventually(() -> assertEquals("hello from low 1.0.0", site.get(ROUTE).text()));
        eventually(() -> assertTrue(site.plugins(), !site.plugins().contains("shadowed")));
    }

    private static PluginJar greeter(String version) {
        return PluginJar.bundle("greeter", version)
                .withFile(Greeter.TEXT, "hello from " + version)
                .withComponent(Greeter.class, RouteHook.class, Map.of(RouteHook.PATTERN, ROUTE));
    }

    private static PluginJar greeter(String name, String version, String ranking) {
        return PluginJar.bundle(name, version)
                .withFile(Greeter.TEXT, "hello from " + name + " " + version)
                .withComponent(
                        Greeter.class, RouteHook.class, Map.of(RouteHook.PATTERN, ROUTE, "service.ranking", ranking));
    }
}
