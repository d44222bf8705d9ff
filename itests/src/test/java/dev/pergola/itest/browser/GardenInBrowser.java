package dev.pergola.itest.browser;

import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.SqliteShell;
import dev.pergola.itest.harness.TemporaryFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The garden, served by the unpacked distribution, and a browser that looks at it. One of each for all tests of a class; each
 * test begins at a desktop, and fails where the browser had something to complain about.
 */
final class GardenInBrowser implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private final String script;
    private final String configuration;
    private final Pergola pergola = Pergola.unpacked();
    private Optional<PergolaProcess> server = Optional.empty();
    private Optional<Browser> browser = Optional.empty();

    private GardenInBrowser(String script, String configuration) {
        this.script = script;
        this.configuration = configuration;
    }

    static GardenInBrowser plain() {
        return configured("{}");
    }

    /** With a configuration, as YAML. */
    static GardenInBrowser configured(String configuration) {
        return planted("/dev/pergola/itest/garden.sql", configuration);
    }

    /** Another garden, made by the statements of a resource. */
    static GardenInBrowser planted(String script, String configuration) {
        return new GardenInBrowser(script, configuration);
    }

    Browser browser() {
        return browser.orElseThrow(() -> new IllegalStateException("There is a browser only while tests run."));
    }

    /** The commands of the installation that serves. */
    Pergola pergola() {
        return pergola;
    }

    /** The folder in which the server looks for plugins. */
    Path plugins() {
        return pergola.home().resolve("plugins");
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Path folder = TemporaryFolders.create("garden");
        Path garden = SqliteShell.build(folder.resolve("garden.db"), script);
        Path file = Files.writeString(folder.resolve("pergola.yaml"), configuration);
        PergolaProcess started = pergola.serve(garden.toString(), "-c", file.toString());
        server = Optional.of(started);
        browser = Optional.of(new Browser(started.address()));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        browser().look(Screen.DESKTOP);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        browser().assertQuiet();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        browser.ifPresent(Browser::close);
        server.ifPresent(PergolaProcess::close);
    }
}
