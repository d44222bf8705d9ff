package dev.pergola.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.testing.fixture.Hello;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PluginSiteTest {

    private static final String GREETING = "plugins: {hello: {greeting: Ahoy}}";

    @TempDir
    private static Path classes;

    @RegisterExtension
    static final PluginSite site = PluginSite.empty().configuration(GREETING);

    private static PluginJar hello;

    /** What a build with bnd leaves in its directory of classes. */
    @BeforeAll
    static void build() throws IOException {
        for (String file : List.of("META-INF/MANIFEST.MF", "OSGI-INF/hello.xml", "OSGI-INF/metatype/hello.xml")) {
            copy(Path.of("src/test/plugin").resolve(file), classes.resolve(file));
        }
        for (Class<?> type : List.of(Hello.class, Hello.Settings.class)) {
            String file = type.getName().replace('.', '/') + ".class";
            Files.createDirectories(classes.resolve(file).getParent());
            try (InputStream source = type.getResourceAsStream("/" + file)) {
                Files.copy(source, classes.resolve(file));
            }
        }
        hello = PluginJar.ofClasses(classes);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
    }

    @Test
    void aPluginComesIsReplacedAndGoesWithoutATrace() {
        assertEquals(404, site.get("/-/hello/Ada").status());
        assertEquals(new InstalledPlugin("hello", "1.0.0", "active", List.of()), site.install(hello));
        assertEquals("Ahoy Ada", site.get("/-/hello/Ada").text());

        site.configure("plugins: {hello: {greeting: Ahoy, times: 2}}");
        assertEquals("Ahoy Ahoy Ada", site.get("/-/hello/Ada").text());

        site.configure("plugins: {hello: {times: two}}");
        assertEquals(
                List.of(new InstalledPlugin(
                        "hello",
                        "1.0.0",
                        "settings refused",
                        List.of("plugins.hello.times: This must be a whole number, but it is \"two\"."
                                + " It goes on with the settings that it had."))),
                site.plugins());
        assertEquals("Ahoy Ahoy Ada", site.get("/-/hello/Ada").text());
        site.configure(GREETING);

        assertEquals("active", site.install(hello.withVersion("2.0.0")).state());
        assertEquals("Ahoy Ada", site.get("/-/hello/Ada").text());

        InstalledPlugin broken =
                site.install(hello.withVersion("3.0.0").withHeader("Import-Package", "org.example.nowhere"));
        assertEquals("resolving failed", broken.state());
        assertTrue(broken.reasons().toString().contains("org.example.nowhere"), broken.toString());
        assertEquals("Ahoy Ada", site.get("/-/hello/Ada").text());

        site.remove("hello");
        assertEquals(404, site.get("/-/hello/Ada").status());
        site.assertNothingIsLeft();
    }
}
