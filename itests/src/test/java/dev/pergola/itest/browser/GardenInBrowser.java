package dev.pergola.itest.browser;

import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.SqliteShell;
import dev.pergola.itest.harness.TemporaryFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    private static final String GARDEN = "/dev/pergola/itest/garden.sql";
    private static final String SIGN_IN = "/-/auth-token";

    private final String script;
    private final String configuration;
    private final Optional<String> administered;
    private final Pergola pergola = Pergola.unpacked();
    private Optional<PergolaProcess> server = Optional.empty();
    private Optional<Browser> browser = Optional.empty();

    private GardenInBrowser(String script, String configuration, Optional<String> administered) {
        this.script = script;
        this.configuration = configuration;
        this.administered = administered;
    }

    static GardenInBrowser plain() {
        return configured("{}");
    }

    /** With a configuration, as YAML. */
    static GardenInBrowser configured(String configuration) {
        return planted(GARDEN, configuration);
    }

    /** Another garden, made by the statements of a resource. */
    static GardenInBrowser planted(String script, String configuration) {
        return new GardenInBrowser(script, configuration, Optional.empty());
    }

    /** With package lists beside the garden, for somebody who may do everything; configuration and metadata as YAML. */
    static GardenInBrowser ofTheAdministrator(String configuration, String metadata) {
        return new GardenInBrowser(GARDEN, configuration, Optional.of(metadata));
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
        List<String> arguments = new ArrayList<>(List.of(garden.toString(), "-c", file.toString()));
        if (administered.isPresent()) {
            Path debian = SqliteShell.build(folder.resolve("debian.db"), "/dev/pergola/itest/debian.sql");
            Path metadata = Files.writeString(folder.resolve("metadata.yaml"), administered.get());
            arguments.addAll(List.of(debian.toString(), "-m", metadata.toString(), "--root", "--manage-plugins"));
        }
        PergolaProcess started = pergola.serve(arguments.toArray(String[]::new));
        server = Optional.of(started);
        browser = Optional.of(new Browser(started.address()));
        signInLink(started).ifPresent(browser()::open);
    }

    private static Optional<String> signInLink(PergolaProcess server) {
        return server.output()
                .lines()
                .filter(line -> line.contains(SIGN_IN))
                .findFirst()
                .map(line -> line.substring(line.indexOf(SIGN_IN)));
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
