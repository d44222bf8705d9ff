package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pergola.testing.TestSettings;
import dev.pergola.testing.TestSite;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs the hook as an object, in a server inside of this test. */
class HelloTest {

    @RegisterExtension
    static final TestSite site = TestSite.with(new Hello(TestSettings.of(Settings.class, Map.of("max__length", 5))));

    @Test
    void greetsByName() {
        assertEquals("Hello Ada", site.get("/-/${artifactId}/Ada").text());
    }

    @Test
    void refusesALongName() {
        assertEquals(400, site.get("/-/${artifactId}/Wolfeschlegelsteinhausen").status());
    }
}
