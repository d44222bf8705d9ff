package dev.pergola.itest.browser;

import static dev.pergola.itest.harness.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.itest.fixture.Greeter;
import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.PluginJar;
import dev.pergola.itest.harness.TemporaryFolders;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.WebDriverException;

/** An administrator at the page of plugins. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PluginManagerIT {

    private static final String ROUTE = "/-/greeting";
    private static final String GREETER = "tr[data-plugin='greeter']";

    private final Path desk = TemporaryFolders.create("desk");
    private PergolaProcess server;
    private Browser browser;

    @BeforeAll
    void signIn() {
        server = Pergola.unpacked().serve("--memory", "--manage-plugins", "--root");
        browser = new Browser(server.address());
        URI link = URI.create(server.output()
                .lines()
                .filter(line -> line.contains("/-/auth-token"))
                .findFirst()
                .orElseThrow());
        browser.open(link.getPath() + "?" + link.getQuery());
    }

    @AfterAll
    void end() {
        browser.close();
        server.close();
    }

    @Test
    void readsWhatWillChangeInstallsWatchesItComeAndUndoes() {
        for (Screen screen : Screen.values()) {
            browser.look(screen);
            browser.open("/-/plugins");
            browser.follow("Install, update and remove");
            assertEquals("Manage plugins", browser.heading());
            browser.picture("plugin-manager-" + screen.label());

            browser.element("input[type='file']").sendKeys(greeter("1.0.0"));
            browser.click("form[enctype] button");
            assertEquals("Install greeter 1.0.0?", browser.heading());
            assertEquals(List.of("greeter 1.0.0 starts, from the installed set."), browser.texts(".steps li"));
            browser.picture("plugin-review-" + screen.label());
            assertEquals(404, server.http().get(ROUTE).statusCode());

            browser.click(".form-actions button");
            eventually(() -> assertEquals(List.of("active"), states()));
            assertEquals("hello", server.http().get(ROUTE).body());
            browser.picture("plugin-installed-" + screen.label());

            browser.follow("Undo");
            assertEquals("Go back to an earlier set?", browser.heading());
            browser.click(".form-actions button");
            eventually(() -> assertTrue(states().isEmpty() && browser.has("h1")));
            eventually(() -> assertEquals(404, server.http().get(ROUTE).statusCode()));
        }
        browser.assertQuiet();
    }

    /** Nothing while the page is on its way. */
    private List<String> states() {
        try {
            return browser.texts(GREETER + " .state");
        } catch (WebDriverException onTheWay) {
            return List.of();
        }
    }

    private String greeter(String version) {
        Path jar = desk.resolve("greeter.jar");
        PluginJar.bundle("greeter", version)
                .withFile(Greeter.TEXT, "hello")
                .withComponent(Greeter.class, RouteHook.class, Map.of(RouteHook.PATTERN, ROUTE))
                .copyTo(jar);
        return jar.toString();
    }
}
